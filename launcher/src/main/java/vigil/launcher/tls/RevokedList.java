package vigil.launcher.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import vigil.launcher.state.WholeFile;

/**
 * What an authority took back (RFC 5280, 5): a line of text for each certificate, its number in
 * hexadecimal and when.
 */
final class RevokedList {

    private static final Duration GOOD_FOR = Duration.ofDays(30);
    private static final int HEXADECIMAL = 16;

    private final Path file;
    private final InstantSource clock;

    RevokedList(Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    void add(X509Certificate certificate) throws IOException {
        StringBuilder all = new StringBuilder();
        lines().forEach(line -> all.append(line).append('\n'));
        all.append(certificate.getSerialNumber().toString(HEXADECIMAL))
                .append(' ')
                .append(clock.instant())
                .append('\n');
        WholeFile.write(file, all.toString());
    }

    /** The list as PEM; its number is the second in which it was signed, so it only grows. */
    String signed(Certificates.Issuer issuer) throws IOException, GeneralSecurityException {
        Instant now = clock.instant();
        JcaX509v2CRLBuilder list =
                new JcaX509v2CRLBuilder(
                        issuer.certificate().getSubjectX500Principal(), Date.from(now));
        list.setNextUpdate(Date.from(now.plus(GOOD_FOR)));
        for (String line : lines()) {
            String[] words = line.split(" ");
            list.addCRLEntry(
                    new BigInteger(words[0], HEXADECIMAL),
                    Date.from(Instant.parse(words[1])),
                    CRLReason.superseded);
        }
        list.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(issuer.certificate()));
        list.addExtension(
                Extension.cRLNumber,
                false,
                new CRLNumber(BigInteger.valueOf(now.getEpochSecond())));
        try {
            return Pem.revoked(
                    list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.key()))
                            .getEncoded());
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private List<String> lines() throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }
}
