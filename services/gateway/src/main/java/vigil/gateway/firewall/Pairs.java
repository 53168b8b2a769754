package vigil.gateway.firewall;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Names with values as queries and forms write them. */
final class Pairs {

    /** Both in plain characters, one layer of encoding undone. */
    record Pair(String name, String value) {}

    private static final int MOST = 500;

    private Pairs() {}

    /**
     * @throws IllegalArgumentException when there are more than 500
     */
    static List<Pair> of(String encoded) {
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        while (from <= encoded.length()) {
            int end = encoded.indexOf('&', from);
            int to = end < 0 ? encoded.length() : end;
            if (to > from) {
                String pair = encoded.substring(from, to);
                int mark = pair.indexOf('=');
                String name = mark < 0 ? pair : pair.substring(0, mark);
                pairs.add(new Pair(plain(name), mark < 0 ? "" : plain(pair.substring(mark + 1))));
            }
            if (pairs.size() > MOST) {
                throw new IllegalArgumentException("too many parameters");
            }
            from = to + 1;
        }
        return pairs;
    }

    /** As a server reads it; bytes that are no UTF-8 stay encoded, for the rules to see them. */
    static String plain(String encoded) {
        if (encoded.indexOf('%') < 0) {
            return encoded.indexOf('+') < 0 ? encoded : encoded.replace('+', ' ');
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char character = encoded.charAt(at);
            boolean escape =
                    character == '%'
                            && at + 2 < encoded.length()
                            && HexFormat.isHexDigit(encoded.charAt(at + 1))
                            && HexFormat.isHexDigit(encoded.charAt(at + 2));
            if (escape) {
                bytes.write(HexFormat.fromHexDigits(encoded, at + 1, at + 3));
                at += 3;
            } else {
                byte[] own =
                        String.valueOf(character == '+' ? ' ' : character)
                                .getBytes(StandardCharsets.UTF_8);
                bytes.write(own, 0, own.length);
                at++;
            }
        }
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : encoded;
    }
}
