package exactzero.report;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;

/**
 * Panels side by side under one title, in one row or in several.
 *
 * @param title what is seen
 * @param panels row by row
 * @param columns panels in a row
 * @param notes lines below the panels: how to read them
 * @param description the same in words, for those who don't see it
 */
record Picture(String title, List<JFreeChart> panels, int columns, List<String> notes, String description) {
    static final int WIDTH = 1000;

    private static final int MARGIN = 12;
    /** Height of a panel where there is one row of them. */
    static final int PANEL_HEIGHT = 450;
    private static final int PANEL_HEIGHT_IN_ROWS = 375;
    private static final double TITLE_POINTS = 19;
    private static final double NOTE_POINTS = 12.5;
    private static final int TITLE_HEIGHT = 34;
    private static final int NOTE_HEIGHT = 18;

    /** One row. */
    Picture(String title, List<JFreeChart> panels, List<String> notes, String description) {
        this(title, panels, panels.size(), notes, description);
    }

    int height() {
        return TITLE_HEIGHT + panelsHeight() + notes.size() * NOTE_HEIGHT + MARGIN;
    }

    static double panelWidth(int columns) {
        return (WIDTH - 2.0 * MARGIN) / columns;
    }

    private int rows() {
        return (panels.size() + columns - 1) / columns;
    }

    private int panelHeight() {
        return rows() == 1 ? PANEL_HEIGHT : PANEL_HEIGHT_IN_ROWS;
    }

    private int panelsHeight() {
        return rows() * panelHeight();
    }

    void draw(Graphics2D g) {
        hint(g);
        g.setPaint(Palette.PAPER);
        g.fill(new Rectangle2D.Double(0, 0, WIDTH, height()));
        g.setPaint(Palette.INK);
        text(g, title, TITLE_POINTS, MARGIN + TITLE_POINTS);
        double width = panelWidth(columns);
        for (int i = 0; i < panels.size(); i++) {
            panels.get(i).draw(g, new Rectangle2D.Double(MARGIN + i % columns * width,
                    TITLE_HEIGHT + i / columns * panelHeight(), width, panelHeight()));
        }
        g.setPaint(Palette.FAINT_INK);
        for (int i = 0; i < notes.size(); i++) {
            text(g, notes.get(i), NOTE_POINTS, TITLE_HEIGHT + panelsHeight() + (i + 1) * NOTE_HEIGHT - 3);
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
