package exactzero.cli;

import exactzero.path.Monitor;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, shown only on a terminal and only once work has taken a second. */
final class Progress implements Monitor, AutoCloseable {
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final String task;
    private final int all;
    private final boolean visible;
    private final long start = System.nanoTime();
    private @Nullable ProgressBar bar;

    /** @param all number of steps, of which {@link #done} is told how many are done */
    Progress(String task, int all, boolean quiet) {
        this.task = task;
        this.all = all;
        this.visible = !quiet && Boolean.getBoolean("exactzero.terminal");
    }

    @Override
    public synchronized void done(int steps) {
        if (visible && bar == null && System.nanoTime() - start > PATIENCE_NANOS) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(all)
                    .setStyle(System.getenv("NO_COLOR") == null ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                            : ProgressBarStyle.ASCII)
                    .clearDisplayOnFinish()
                    .build();
        }
        if (bar != null) {
            bar.stepTo(steps);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
