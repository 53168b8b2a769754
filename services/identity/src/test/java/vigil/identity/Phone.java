package vigil.identity;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app: takes the typed key of the page, and shows codes of RFC 6238. */
final class Phone {

    private static final Pattern KEY = Pattern.compile("<code>([A-Z2-7 ]+)</code>");
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    private Phone(byte[] secret) {
        this.secret = secret;
    }

    static Phone thatRead(HttpResponse<String> page) {
        Matcher key = KEY.matcher(page.body());
        if (!key.find()) {
            throw new AssertionError("no key on the page: " + page.statusCode() + page.body());
        }
        return with(key.group(1));
    }

    static Phone with(String typed) {
        BigInteger number = BigInteger.ONE; // Keeps leading zeros.
        for (char letter : typed.replace(" ", "").toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(LETTERS.indexOf(letter)));
        }
        byte[] bytes = number.toByteArray();
        return new Phone(java.util.Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    String code() throws Exception {
        long step = System.currentTimeMillis() / 30_000;
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret, "HmacSHA1"));
        byte[] hash = mac.doFinal(java.nio.ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[19] & 15;
        long number =
                new BigInteger(1, java.util.Arrays.copyOfRange(hash, offset, offset + 4))
                                .longValue()
                        & 0x7fffffff;
        return "%06d".formatted(number % 1_000_000);
    }
}
