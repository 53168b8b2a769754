package vigil.identity.codes;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code (ISO/IEC 18004) as SVG: one path of dark squares on white, quiet zone included. */
final class Picture {

    private static final int QUIET = 4;

    private Picture() {}

    static String of(String text) {
        ByteMatrix squares = squares(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < squares.getHeight(); y++) {
            for (int x = 0; x < squares.getWidth(); x++) {
                if (squares.get(x, y) == 1) {
                    path.append('M').append(x + QUIET).append(' ').append(y + QUIET);
                    path.append("h1v1h-1z");
                }
            }
        }
        int side = squares.getWidth() + 2 * QUIET;
        return """
        <svg class="picture" viewBox="0 0 %d %d" role="img" aria-label="QR code for your authenticator app" shape-rendering="crispEdges"><rect width="%d" height="%d" fill="#fff"/><path d="%s" fill="#000"/></svg>\
        """
                .formatted(side, side, side, side, path);
    }

    private static ByteMatrix squares(String text) {
        try {
            return Encoder.encode(
                            text,
                            ErrorCorrectionLevel.M,
                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("a secret's address does not fit", e);
        }
    }
}
