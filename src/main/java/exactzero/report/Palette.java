package exactzero.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Stroke;

/**
 * Colours that the colour-blind tell apart (Okabe and Ito 2008, without their yellow, which white paper swallows), each
 * line with a dash of its own as well, so that grey prints can be read.
 */
final class Palette {
    static final Color INK = new Color(0x22, 0x22, 0x22);
    static final Color FAINT_INK = new Color(0x66, 0x66, 0x66);
    static final Color GRID = new Color(0xE6, 0xE6, 0xE6);
    static final Color OTHERS = new Color(0xC4, 0xC4, 0xC4);
    static final Color PAPER = Color.WHITE;
    static final Color LASSO = new Color(0x00, 0x72, 0xB2);
    static final Color RIDGE = new Color(0xD5, 0x5E, 0x00);

    private static final int[] OKABE_ITO = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x000000, 0xE69F00, 0x56B4E9};
    private static final float[][] DASHES = {null, {9, 4}, {2, 3}, {9, 3, 2, 3}};
    private static final float WIDTH = 2;

    private Palette() {}

    static Color colour(int rank) {
        return new Color(OKABE_ITO[rank % OKABE_ITO.length]);
    }

    static Stroke stroke(int rank) {
        return dashed(WIDTH, DASHES[rank % DASHES.length]);
    }

    static Stroke dashed(float width, float... dash) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    static Stroke solid(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }
}
