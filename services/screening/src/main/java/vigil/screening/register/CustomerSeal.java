package vigil.screening.register;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.secrecy.SubjectKeys;

/** Seals what is known of customers, each under a key of its own; without the key it is gone. */
public final class CustomerSeal {

    private static final String SUBJECT = "customer/";

    private final SubjectKeys keys;
    private final Sealer sealer;
    private final BlindIndex fingerprints;

    public CustomerSeal(SubjectKeys keys, Sealer sealer, BlindIndex fingerprints) {
        this.keys = keys;
        this.sealer = sealer;
        this.fingerprints = fingerprints;
    }

    /** An institution's keys by customer; those that are missing are made. */
    public Keys keys(Connection connection, InstitutionId institution, Collection<String> customers)
            throws SQLException {
        return new Keys(institution, keys.keys(connection, institution, subjects(customers)));
    }

    /** As {@link #keys}; makes none. */
    public Keys existing(
            Connection connection, InstitutionId institution, Collection<String> customers)
            throws SQLException {
        return new Keys(institution, keys.existing(connection, institution, subjects(customers)));
    }

    /** To be called when the transaction that may have made keys has committed. */
    public void remember(Keys committed) {
        keys.remember(committed.institution, committed.bySubject);
    }

    /** Destroys a customer's key. */
    void erase(Connection connection, InstitutionId institution, String customer)
            throws SQLException {
        keys.erase(connection, institution, SUBJECT + customer);
    }

    /** To be called when the erasure has committed. */
    public void forget(InstitutionId institution, String customer) {
        keys.forget(institution, SUBJECT + customer);
    }

    /** Tells the same content of the same customer again. */
    byte[] fingerprint(InstitutionId institution, String customer, byte[] content) {
        return fingerprints.of(
                institution.value(), customer, new String(content, StandardCharsets.UTF_8));
    }

    private static Set<String> subjects(Collection<String> customers) {
        return customers.stream()
                .map(customer -> SUBJECT + customer)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys at hand. */
    public final class Keys {
        private final InstitutionId institution;
        private final Map<String, SecretKey> bySubject;

        private Keys(InstitutionId institution, Map<String, SecretKey> bySubject) {
            this.institution = institution;
            this.bySubject = new TreeMap<>(bySubject);
        }

        /** Whether something of the customer can be opened at all. */
        public boolean has(String customer) {
            return bySubject.containsKey(SUBJECT + customer);
        }

        /**
         * @param context what it is, such as {@code hits.evidence}; nothing sealed opens as
         *     something else, or as another customer's
         */
        public byte[] seal(String customer, String context, byte[] clear) {
            return sealer.seal(key(customer), clear, named(customer, context));
        }

        /** Opens what {@link #seal} sealed in this context. */
        public byte[] open(String customer, String context, byte[] sealed) {
            return sealer.open(key(customer), sealed, named(customer, context));
        }

        /** As {@link #open}; empty when the key is gone, or is another one than it was. */
        public Optional<byte[]> opens(String customer, String context, byte[] sealed) {
            if (!has(customer)) {
                return Optional.empty();
            }
            try {
                return Optional.of(open(customer, context, sealed));
            } catch (Sealer.Broken e) {
                return Optional.empty();
            }
        }

        /** As {@link #seal}, of a text. */
        public byte[] sealText(String customer, String context, String clear) {
            return seal(customer, context, clear.getBytes(StandardCharsets.UTF_8));
        }

        /** As {@link #opens}, of a text. */
        public Optional<String> opensText(String customer, String context, byte[] sealed) {
            return opens(customer, context, sealed)
                    .map(clear -> new String(clear, StandardCharsets.UTF_8));
        }

        private String named(String customer, String context) {
            return context + "/" + institution + "/" + customer;
        }

        private SecretKey key(String customer) {
            SecretKey key = bySubject.get(SUBJECT + customer);
            if (key == null) {
                throw new IllegalStateException("the key of customer " + customer + " is gone");
            }
            return key;
        }
    }
}
