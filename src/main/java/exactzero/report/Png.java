package exactzero.report;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;

/** A picture in pixels, twice as fine as its layout. */
final class Png {
    private static final int SCALE = 2;

    private Png() {}

    static void write(Picture picture, OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(SCALE * Picture.WIDTH, SCALE * picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.scale(SCALE, SCALE);
        picture.draw(g);
        g.dispose();
        ImageIO.setUseCache(false);
        ImageIO.write(image, "png", out);
    }
}
