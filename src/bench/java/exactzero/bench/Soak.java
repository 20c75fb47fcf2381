package exactzero.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Many threads at once use the library on mixed problems for a given time: every answer must have the bits that one thread alone
 * got, and the heap after garbage collection must not grow.
 */
public final class Soak {
    private static final int THREADS = 8;
    private static final long ROUND = 20_000_000_000L;
    private static final long NOISE = 1 << 20;

    private final List<SoakTask> tasks = SoakTask.all();
    private final long[] expected = tasks.stream().mapToLong(SoakTask::fingerprint).toArray();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final LongAdder done = new LongAdder();
    private final List<Long> heap = new ArrayList<>();
    private final long end;
    private final CyclicBarrier rest = new CyclicBarrier(THREADS, this::measure);
    /** Decided while all rest, so that all see the same. */
    private volatile boolean over;

    private Soak(long seconds) {
        end = System.nanoTime() + seconds * 1_000_000_000L;
    }

    /** Soaks for {@code soak.seconds}. */
    public static void main(String[] args) throws InterruptedException {
        Soak soak = new Soak(Long.getLong("soak.seconds", 3600));
        soak.run();
        soak.faults.forEach(System.out::println);
        boolean flat = soak.flat();
        System.out.println(soak.done.sum() + " answers to " + soak.tasks.size() + " questions from " + THREADS
                + " threads, " + soak.faults.size() + " of them wrong; the heap is " + (flat ? "flat" : "GROWING"));
        if (!soak.faults.isEmpty() || !flat) {
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                SplittableRandom random = new SplittableRandom(t);
                all.add(threads.submit(() -> work(random)));
            }
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (ExecutionException e) {
                    faults.add("a thread ended: " + e.getCause());
                }
            }
        }
    }

    private Void work(SplittableRandom random) throws Exception {
        while (!over) {
            long pause = Math.min(end, System.nanoTime() + ROUND);
            while (System.nanoTime() < pause) {
                ask(random.nextInt(tasks.size()));
            }
            rest.await();
        }
        return null;
    }

    /** A failure is a fault like a wrong answer: a thread that ended would keep the others waiting. */
    private void ask(int k) {
        try {
            if (tasks.get(k).fingerprint() != expected[k]) {
                faults.add("wrong: " + tasks.get(k).name());
            }
        } catch (RuntimeException | Error e) {
            faults.add("failed: " + tasks.get(k).name() + ": " + e);
        }
        done.increment();
    }

    /** While all threads rest. */
    private void measure() {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        heap.add(used);
        over = System.nanoTime() >= end;
        System.out.printf("%d answers, heap after collection %.1f MB, %d threads, %d classes, load %.1f%n", done.sum(),
                used / 1e6, Thread.getAllStackTraces().size(),
                ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Whether the last quarter holds no more than the second, to a little noise; the first warms up. */
    private boolean flat() {
        int quarter = heap.size() / 4;
        return quarter == 0 || mean(3 * quarter, heap.size()) <= mean(quarter, 2 * quarter) + NOISE;
    }

    private double mean(int from, int to) {
        return heap.subList(from, to).stream().mapToLong(used -> used).average().orElseThrow();
    }
}
