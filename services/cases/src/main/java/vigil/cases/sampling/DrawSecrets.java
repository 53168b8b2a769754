package vigil.cases.sampling;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.MasterKey;

/**
 * What draws are made with: for each institution and month (UTC) a secret of its own, derived from
 * the house's root. Nobody chooses it, and who knows one knows no other.
 */
public final class DrawSecrets {

    /** What is drawn is below this. */
    static final int WHOLE = 10_000;

    private static final String ALGORITHM = "HmacSHA256";

    private final MasterKey master;

    public DrawSecrets(MasterKey master) {
        this.master = master;
    }

    static YearMonth month(Instant time) {
        return YearMonth.from(time.atOffset(ZoneOffset.UTC));
    }

    private SecretKey secret(InstitutionId institution, String month) {
        return master.derive("second-looks/" + institution.value() + "/" + month, ALGORITHM);
    }

    /** SHA-256 of the secret, in hex: told at once, so that the secret cannot be another later. */
    String commitment(InstitutionId institution, String month) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(secret(institution, month).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** The secret itself, in hex: for a month that is over. */
    String revealed(InstitutionId institution, String month) {
        return HexFormat.of().formatHex(secret(institution, month).getEncoded());
    }

    /**
     * 0 to 9,999: HMAC-SHA-256 of {@code item/version} under the month's secret, its first eight
     * bytes as an unsigned number, times 10,000, divided by 2^64.
     */
    int drawn(InstitutionId institution, String month, UUID item, int version) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret(institution, month));
            byte[] tag = mac.doFinal((item + "/" + version).getBytes(StandardCharsets.US_ASCII));
            return (int) Math.unsignedMultiplyHigh(ByteBuffer.wrap(tag).getLong(), WHOLE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
