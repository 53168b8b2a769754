package vigil.cases.seal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;

/** Seals what officers write, each item's and each case's under a key of its own. */
public final class Seals {

    private final SubjectKeys keys;
    private final Sealer sealer;

    public Seals(SubjectKeys keys, Sealer sealer) {
        this.keys = keys;
        this.sealer = sealer;
    }

    /** The key of an item or a case; made when it has none. */
    public Key key(Connection connection, InstitutionId institution, UUID about)
            throws SQLException {
        String subject = about.toString();
        return new Key(subject, keys.keys(connection, institution, Set.of(subject)).get(subject));
    }

    /** As {@link #key}, for reading: makes none. */
    public Key existing(Connection connection, InstitutionId institution, UUID about)
            throws SQLException {
        String subject = about.toString();
        return new Key(
                subject, keys.existing(connection, institution, Set.of(subject)).get(subject));
    }

    /** As {@link #existing(Connection, InstitutionId, UUID)}, of many at once. */
    public Map<UUID, Key> existing(
            Connection connection, InstitutionId institution, Collection<UUID> about)
            throws SQLException {
        Set<String> subjects = about.stream().map(UUID::toString).collect(Collectors.toSet());
        Map<String, SecretKey> secrets = keys.existing(connection, institution, subjects);
        return about.stream()
                .distinct()
                .collect(
                        Collectors.toMap(
                                id -> id,
                                id -> new Key(id.toString(), secrets.get(id.toString()))));
    }

    /** A key at hand. */
    public final class Key {

        private final String subject;
        private final @Nullable SecretKey secret;

        private Key(String subject, @Nullable SecretKey secret) {
            this.subject = subject;
            this.secret = secret;
        }

        /**
         * @param context what it is, such as {@code case_notes.words}; nothing sealed opens as
         *     something else
         */
        public byte[] seal(String context, byte[] clear) {
            if (secret == null) {
                throw new IllegalStateException("the key is gone");
            }
            return sealer.seal(secret, clear, context + "/" + subject);
        }

        /** As {@link #seal(String, byte[])}, of a text. */
        public byte[] seal(String context, String clear) {
            return seal(context, clear.getBytes(StandardCharsets.UTF_8));
        }

        /** Empty when the key was destroyed. */
        public Optional<byte[]> open(String context, byte[] sealed) {
            return secret == null
                    ? Optional.empty()
                    : Optional.of(sealer.open(secret, sealed, context + "/" + subject));
        }

        /** As {@link #open}, of a text; null when there is none or its key was destroyed. */
        public @Nullable String text(String context, byte @Nullable [] sealed) {
            return sealed == null
                    ? null
                    : open(context, sealed)
                            .map(clear -> new String(clear, StandardCharsets.UTF_8))
                            .orElse(null);
        }
    }
}
