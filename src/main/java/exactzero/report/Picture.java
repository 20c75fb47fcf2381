package exactzero.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Panels side by side under one title.
 *
 * @param title what is seen
 * @param notes lines below the panels: how to read them
 * @param description the same in words, for those who don't see it
 */
record Picture(String title, List<JFreeChart> panels, List<String> notes, String description) {
    static final int WIDTH = 1000;

    private static final int MARGIN = 12;
    private static final int PANEL_HEIGHT = 450;
    private static final double TITLE_POINTS = 19;
    private static final double NOTE_POINTS = 12.5;
    private static final int TITLE_HEIGHT = 34;
    private static final int NOTE_HEIGHT = 18;

    int height() {
        return TITLE_HEIGHT + PANEL_HEIGHT + notes.size() * NOTE_HEIGHT + MARGIN;
    }

    void draw(Graphics2D g) {
        hint(g);
        g.setPaint(Palette.PAPER);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        g.setPaint(Palette.INK);
        text(g, title, TITLE_POINTS, MARGIN + TITLE_POINTS);
        double width = (WIDTH - 2.0 * MARGIN) / panels.size();
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(g, new Rectangle2D.Double(MARGIN + i * width, TITLE_HEIGHT, width, PANEL_HEIGHT));
        }
        g.setPaint(Palette.FAINT_INK);
        for (int i = 0; i < notes.size(); i++) {
            text(g, notes.get(i), NOTE_POINTS, TITLE_HEIGHT + PANEL_HEIGHT + (i + 1) * NOTE_HEIGHT - 3);
        }
    }

    private static void text(Graphics2D g, String text, double points, double y) {
        Font font = Fonts.size(points, text);
        double room = WIDTH - 2.0 * MARGIN;
        double width = Fonts.width(text, font);
        g.setFont(width <= room ? font : font.deriveFont((float) (points * room / width)));
        g.drawString(text, MARGIN, (float) y);
    }

    private static void hint(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }
}
