package vigil.engine.bundles;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.FeatureSpecification;
import vigil.engine.scoring.Forest;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.ScoringModel;

/**
 * The bytes of a bundle: a zip of the manifest, the trees, the card and two signatures over the
 * manifest, which names the hashes of the others. Nothing is read from it before both signatures
 * hold.
 */
public final class BundleFile {
    private static final String MANIFEST = "manifest.yaml";
    private static final String TREES = "trees.txt";
    private static final String CARD = "card.md";
    private static final int LARGEST_UNPACKED = 64 << 20;
    private static final int MOST_ENTRIES = 16;

    private BundleFile() {}

    /** Signs the bytes of a manifest. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(BundleSignature kind, byte[] manifest);
    }

    /** SHA-256 in hex. */
    public static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What a bundle holds beside its manifest.
     *
     * @param parts further entries, name to text
     */
    public record Contents(String trees, String card, Map<String, String> parts) {}

    /** Writes a bundle; the manifest's hashes must be those of the contents. */
    public static void write(OutputStream out, Manifest manifest, Contents contents, Signer signer)
            throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        byte[] signed = ManifestText.write(manifest).getBytes(StandardCharsets.UTF_8);
        entries.put(MANIFEST, signed);
        for (BundleSignature kind : BundleSignature.values()) {
            entries.put(kind.entry(), signer.sign(kind, signed));
        }
        entries.put(CARD, contents.card().getBytes(StandardCharsets.UTF_8));
        entries.put(TREES, contents.trees().getBytes(StandardCharsets.UTF_8));
        contents.parts()
                .forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                ZipEntry head = new ZipEntry(entry.getKey());
                head.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
                zip.putNextEntry(head);
                zip.write(entry.getValue());
            }
        }
    }

    /**
     * @throws ModelException when the bundle is unsigned, altered, signed by somebody else, or of
     *     figures that mean something else here
     */
    public static Bundle read(InputStream in, TrustedKeys trusted) throws IOException {
        Map<String, byte[]> entries = entries(in);
        requireSignatures(entries, trusted);
        return whole(entries);
    }

    /**
     * Reads a bundle whose signatures were checked before it was taken in: the log that it stands
     * in vouches for its bytes. Keys come and go; what a log says must not change with them.
     *
     * @param hash the manifest's, as whoever checked it wrote it down
     * @throws ModelException when it is another bundle, altered, or of figures that mean something
     *     else here
     */
    public static Bundle readAgain(InputStream in, String hash) throws IOException {
        Bundle bundle = whole(entries(in));
        if (!bundle.hash().equals(hash)) {
            throw new ModelException("The bundle is another one than its hash says");
        }
        return bundle;
    }

    private static void requireSignatures(Map<String, byte[]> entries, TrustedKeys trusted) {
        byte[] signed = need(entries, MANIFEST);
        for (BundleSignature kind : BundleSignature.values()) {
            byte[] signature = entries.get(kind.entry());
            if (signature == null) {
                throw new ModelException("The bundle is not signed with " + kind.algorithm());
            }
            if (!trusted.holds(kind, signed, signature)) {
                throw new ModelException(
                        "The bundle's "
                                + kind.algorithm()
                                + " signature does not hold: it was altered, or signed by somebody not trusted here");
            }
        }
    }

    private static Bundle whole(Map<String, byte[]> entries) {
        byte[] signed = need(entries, MANIFEST);
        Manifest manifest = ManifestText.read(text(signed));
        String trees = whole(entries, TREES, manifest.treesHash());
        String card = whole(entries, CARD, manifest.cardHash());
        return new Bundle(
                hash(signed), manifest, model(manifest, trees), card, anomalies(entries, manifest));
    }

    private static @Nullable AnomalyModel anomalies(
            Map<String, byte[]> entries, Manifest manifest) {
        String peers = manifest.parts().get(AnomalyParts.PEERS);
        String trees = manifest.parts().get(AnomalyParts.TREES);
        if (peers == null || trees == null) {
            return null;
        }
        return AnomalyParts.read(
                whole(entries, AnomalyParts.PEERS, peers),
                whole(entries, AnomalyParts.TREES, trees));
    }

    private static ScoringModel model(Manifest manifest, String trees) {
        FeatureSpecification specification = FeatureSpecification.of(manifest.features());
        if (!specification.hash().equals(manifest.specificationHash())) {
            throw new ModelException(
                    "The model was trained on features that meant something else than they do in this engine; train it again");
        }
        return new ScoringModel(
                specification,
                Forest.ofLightgbm(trees),
                manifest.calibration(),
                manifest.threshold());
    }

    private static String whole(Map<String, byte[]> entries, String name, String hash) {
        byte[] bytes = need(entries, name);
        if (!hash(bytes).equals(hash)) {
            throw new ModelException("The bundle's " + name + " was altered after it was signed");
        }
        return text(bytes);
    }

    private static byte[] need(Map<String, byte[]> entries, String name) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw new ModelException("The bundle lacks " + name + "; is it one of Vigil's?");
        }
        return bytes;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> entries(InputStream in) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        int room = LARGEST_UNPACKED;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(room);
                room -= bytes.length;
                if (room == 0 || entries.size() == MOST_ENTRIES) {
                    throw new ModelException("The bundle is too large");
                }
                if (entries.put(entry.getName(), bytes) != null) {
                    throw new ModelException("The bundle holds " + entry.getName() + " twice");
                }
            }
        } catch (ZipException | java.io.EOFException | IllegalArgumentException e) {
            throw new ModelException("The bundle is broken: " + e.getMessage(), e);
        }
        return entries;
    }
}
