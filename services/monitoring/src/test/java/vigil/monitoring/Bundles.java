package vigil.monitoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vigil.contracts.log.v1.ModelBundle;
import vigil.engine.bundles.AnomalyParts;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.BundleFile;
import vigil.engine.bundles.BundleSignature;
import vigil.engine.bundles.Manifest;
import vigil.engine.bundles.TrustedKeys;
import vigil.engine.scoring.Calibration;
import vigil.engine.scoring.FeatureSpecification;

/** Small signed models for tests: each flags payments from an amount on. */
public final class Bundles {

    public static final String NAME = "test-model";
    private static final List<String> FEATURES = List.of("amount", "pair.isNew");
    private static final Map<String, Double> METRICS =
            Map.of(
                    "test.f1", 0.8,
                    "test.precision", 0.7,
                    "test.recall", 0.9,
                    "test.prAuc", 0.85,
                    "test.brier", 0.01);
    private static final String TREES =
            """
            tree
            version=v4
            num_class=1
            max_feature_idx=1
            objective=binary sigmoid:1

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=%s
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-2 2
            leaf_count=75 25

            Tree=1
            num_leaves=2
            num_cat=0
            split_feature=1
            threshold=0.5
            decision_type=10
            left_child=-1
            right_child=-2
            leaf_value=-0.5 0.5
            leaf_count=50 50

            end of trees
            """;

    /** A first cut reaches the payments from an amount on. */
    private static final String CUTS =
            """
            tree
            version=v4
            num_class=1
            max_feature_idx=1
            objective=binary sigmoid:1

            Tree=0
            num_leaves=2
            num_cat=0
            split_feature=0
            threshold=%s
            decision_type=2
            left_child=-1
            right_child=-2
            leaf_value=-1 -0.5
            leaf_count=99 1

            end of trees
            """;

    private final Map<BundleSignature, KeyPair> keys = new EnumMap<>(BundleSignature.class);

    public Bundles() {
        try {
            for (BundleSignature kind : BundleSignature.values()) {
                keys.put(kind, KeyPairGenerator.getInstance(kind.algorithm()).generateKeyPair());
            }
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** The setting that makes a house trust these bundles; the keys are written there. */
    String trusted(Path folder) {
        try {
            Files.createDirectories(folder);
            for (var pair : keys.entrySet()) {
                Files.write(
                        TrustedKeys.file(folder, pair.getKey()),
                        pair.getValue().getPublic().getEncoded());
            }
            return "--vigil.monitoring.models.keys=" + folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A model that flags payments of this amount and more. */
    public byte[] from(int amount) {
        return bundle(amount, Duration.ofDays(4), METRICS);
    }

    /** The same, which rates them as more unusual than 99.9 % of all. */
    byte[] telling(int amount) {
        Calibration shares = new Calibration(List.of(-1.0, -0.5), List.of(0.0, 0.999));
        String cuts = CUTS.formatted(amount - 0.005);
        return bundle(
                NAME,
                amount,
                Duration.ofDays(4),
                METRICS,
                AnomalyParts.write(
                        FEATURES, List.of(new AnomalyParts.Group("everybody", cuts, shares))));
    }

    byte[] ofWindow(Duration window) {
        return bundle(1, window, METRICS);
    }

    byte[] withoutMetric(String name) {
        Map<String, Double> metrics = new TreeMap<>(METRICS);
        metrics.remove(name);
        return bundle(2, Duration.ofDays(4), metrics);
    }

    byte[] named(String name) {
        return bundle(name, 3, Duration.ofDays(4), METRICS);
    }

    /** As a record of the log holds it. */
    public ModelBundle inLog(int version, byte[] bundle) {
        return ModelBundle.newBuilder()
                .setModel(NAME)
                .setVersion(version)
                .setBundleHash(read(bundle).hash())
                .setBundle(com.google.protobuf.ByteString.copyFrom(bundle))
                .build();
    }

    private Bundle read(byte[] bundle) {
        Map<BundleSignature, java.security.PublicKey> trusted =
                new EnumMap<>(BundleSignature.class);
        keys.forEach((kind, pair) -> trusted.put(kind, pair.getPublic()));
        try {
            return BundleFile.read(new ByteArrayInputStream(bundle), new TrustedKeys(trusted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bundle(int amount, Duration window, Map<String, Double> metrics) {
        return bundle(NAME, amount, window, metrics);
    }

    private byte[] bundle(String name, int amount, Duration window, Map<String, Double> metrics) {
        return bundle(name, amount, window, metrics, Map.of());
    }

    private byte[] bundle(
            String name,
            int amount,
            Duration window,
            Map<String, Double> metrics,
            Map<String, String> parts) {
        Map<String, String> hashes = new TreeMap<>();
        parts.forEach((part, text) -> hashes.put(part, BundleFile.hash(text)));
        String trees = TREES.formatted(amount - 0.005);
        String card = "# Model card: " + name + "\n\nFor tests.\n";
        Manifest manifest =
                new Manifest(
                        name,
                        FEATURES,
                        FeatureSpecification.of(FEATURES).hash(),
                        BundleFile.hash(trees),
                        BundleFile.hash(card),
                        window,
                        new Calibration(List.of(-3.0, 3.0), List.of(0.0, 0.6)),
                        1.0,
                        Map.of("file 1", "made up, flags from " + amount),
                        metrics,
                        hashes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BundleFile.write(
                    out, manifest, new BundleFile.Contents(trees, card, parts), this::sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private byte[] sign(BundleSignature kind, byte[] manifest) {
        try {
            Signature signature = Signature.getInstance(kind.algorithm());
            signature.initSign(java.util.Objects.requireNonNull(keys.get(kind)).getPrivate());
            signature.update(manifest);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
