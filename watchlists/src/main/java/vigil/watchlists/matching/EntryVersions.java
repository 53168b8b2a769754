package vigil.watchlists.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.versions.Snapshot;

/**
 * The version of each entry of a list: it changes when the list says anything else of the entry, or
 * of the wallets that are compared with it. What refers to an entry as it was can be bound to it.
 */
public final class EntryVersions {

    private static final String WALLET = "CryptoWallet";

    /** Holder → versions of the wallets. */
    private final Map<String, TreeSet<String>> wallets = new TreeMap<>();

    private EntryVersions() {}

    /** The versions of a whole list. */
    public static EntryVersions of(Snapshot snapshot) {
        EntryVersions versions = new EntryVersions();
        for (Entity entity : snapshot.entities()) {
            if (entity.schema().equals(new Schema(WALLET))) {
                for (String holder : entity.values(Property.HOLDER)) {
                    versions.wallets
                            .computeIfAbsent(holder, id -> new TreeSet<>())
                            .add(Snapshot.versionOf(entity));
                }
            }
        }
        return versions;
    }

    /** 64 hexadecimal digits. */
    public String of(Entity entry) {
        String own = Snapshot.versionOf(entry);
        TreeSet<String> held = wallets.get(entry.id().text());
        return held == null ? own : hash(own, List.copyOf(held));
    }

    private static String hash(String own, List<String> parts) {
        String text = own + "\n" + String.join("\n", parts);
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
