package vigil.launcher.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes X.509 certificates (RFC 5280) with ECDSA keys on P-256. */
final class Certificates {

    private static final String AUTHORITY_NAME = "CN=Vigil local authority";
    private static final int SERIAL_BITS = 120;

    private Certificates() {}

    /**
     * Who signs.
     *
     * @param revoked where what it took back is read
     */
    record Issuer(X509Certificate certificate, PrivateKey key, URI revoked) {}

    /** Whether a certificate says that what its issuer took back is read there. */
    static boolean names(X509Certificate certificate, URI revoked) throws IOException {
        byte[] extension = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
        return extension != null
                && Arrays.equals(
                        ASN1OctetString.getInstance(extension).getOctets(),
                        list(revoked).getEncoded(ASN1Encoding.DER));
    }

    private static ASN1Primitive list(URI revoked) {
        GeneralName place =
                new GeneralName(GeneralName.uniformResourceIdentifier, revoked.toString());
        return new CRLDistPoint(
                        new DistributionPoint[] {
                            new DistributionPoint(
                                    new DistributionPointName(new GeneralNames(place)), null, null)
                        })
                .toASN1Primitive();
    }

    static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    static X509Certificate authority(KeyPair keys, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        X500Name name = new X500Name(AUTHORITY_NAME + " " + Long.toHexString(serial().longValue()));
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        name, serial(), Date.from(from), Date.from(until), name, keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        builder.addExtension(Extension.nameConstraints, true, onlyThisMachine());
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        return signed(builder, keys.getPrivate());
    }

    /** Of the door, which outsiders see: it proves nothing about who calls. */
    static X509Certificate gateway(PublicKey key, Issuer issuer, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        return leaf("localhost", key, issuer, from, until, KeyPurposeId.id_kp_serverAuth);
    }

    /** Of a house, for those who call it and those whom it calls. */
    static X509Certificate house(
            String name, PublicKey key, Issuer issuer, Instant from, Instant until)
            throws IOException, GeneralSecurityException {
        return leaf(
                name,
                key,
                issuer,
                from,
                until,
                KeyPurposeId.id_kp_serverAuth,
                KeyPurposeId.id_kp_clientAuth);
    }

    private static X509Certificate leaf(
            String name,
            PublicKey key,
            Issuer issuer,
            Instant from,
            Instant until,
            KeyPurposeId... purposes)
            throws IOException, GeneralSecurityException {
        JcaX509v3CertificateBuilder builder =
                new JcaX509v3CertificateBuilder(
                        issuer.certificate(),
                        serial(),
                        Date.from(from),
                        Date.from(until),
                        new X500Name("CN=" + name),
                        key);
        JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
        builder.addExtension(Extension.subjectAlternativeName, false, namesOfThisMachine());
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                extensions.createAuthorityKeyIdentifier(issuer.certificate()));
        builder.addExtension(Extension.cRLDistributionPoints, false, list(issuer.revoked()));
        return signed(builder, issuer.key());
    }

    private static GeneralNames namesOfThisMachine() {
        return new GeneralNames(
                new GeneralName[] {
                    new GeneralName(GeneralName.dNSName, "localhost"),
                    new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                    new GeneralName(GeneralName.iPAddress, "::1")
                });
    }

    private static NameConstraints onlyThisMachine() {
        return new NameConstraints(
                new GeneralSubtree[] {
                    new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
                    new GeneralSubtree(
                            new GeneralName(GeneralName.iPAddress, "127.0.0.0/255.0.0.0")),
                    new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "::1/128"))
                },
                null);
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            X509CertificateHolder holder =
                    builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key));
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
