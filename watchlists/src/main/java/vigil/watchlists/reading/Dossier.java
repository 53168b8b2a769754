package vigil.watchlists.reading;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.CleanText;
import vigil.watchlists.entities.EntityDraft;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Origin;
import vigil.watchlists.entities.Property;
import vigil.watchlists.entities.Schema;

/**
 * An entry of an official list on its way to entities: the listed one itself with its sanction,
 * addresses, identity documents and wallets, each an entity of its own that points to it. What
 * matching needs (address as text, numbers, countries) also stands on the listed one itself.
 */
public final class Dossier {
    private final EntityDraft main;
    private final EntityDraft sanction;
    private final Map<EntityId, EntityDraft> parts = new LinkedHashMap<>();

    public Dossier(EntityId id, Schema schema, Origin origin) {
        main = new EntityDraft(id, schema, origin);
        sanction = new EntityDraft(id.part("sanction"), Schema.SANCTION, origin);
        sanction.add(Property.ENTITY, id.text());
    }

    /** The listed one. */
    public EntityDraft main() {
        return main;
    }

    /** Why and by whom it is listed. */
    public EntityDraft sanction() {
        return sanction;
    }

    /** Adds an address; keys are unique within the entry. */
    public void address(String key, PostalAddress address) {
        String full = address.full();
        if (!full.isEmpty()) {
            EntityDraft draft = part("address-" + key, Schema.ADDRESS);
            draft.add(Property.FULL, full)
                    .add(Property.STREET, address.street())
                    .add(Property.CITY, address.city())
                    .add(Property.STATE, address.state())
                    .add(Property.POSTAL_CODE, address.postalCode())
                    .addCountry(Property.COUNTRY, address.country());
            main.add(Property.ADDRESS, full).add(Property.ADDRESS_ENTITY, draft.id().text());
        }
        main.addCountry(Property.COUNTRY, address.country());
    }

    /** Adds an identity document or registration, to be completed by the caller. */
    public EntityDraft document(Schema schema, String type, String number, String country) {
        EntityDraft draft = part("document-" + fingerprint(type, number, country), schema);
        return draft.add(Property.HOLDER, main.id().text())
                .add(Property.TYPE, type)
                .add(Property.NUMBER, number)
                .addCountry(Property.COUNTRY, country);
    }

    /** Adds a wallet: a currency's ticker and the address in it. */
    public void wallet(String currency, String address) {
        part("wallet-" + fingerprint(currency, address), Schema.CRYPTO_WALLET)
                .add(Property.HOLDER, main.id().text())
                .add(Property.CURRENCY, currency)
                .add(Property.PUBLIC_KEY, address);
    }

    /** A link between this entry and another one, of this list or described here. */
    public EntityDraft link(Schema schema, String key) {
        return part(key, schema);
    }

    /** Hands everything over. */
    public void to(EntitySink sink) throws UnreadableFile {
        sink.take(sanction.done());
        withoutSanctionTo(sink);
    }

    /** Hands everything over but the sanction, of somebody who is listed for another reason. */
    public void withoutSanctionTo(EntitySink sink) throws UnreadableFile {
        sink.take(main.done());
        for (EntityDraft part : parts.values()) {
            sink.take(part.done());
        }
    }

    /** A short name for something that has none of its own, the same in every version. */
    public static String fingerprint(String... texts) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits.
        for (String text : texts) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1f) * 0x100000001b3L;
        }
        return HexFormat.of().toHexDigits(hash);
    }

    private EntityDraft part(String key, Schema schema) {
        return parts.computeIfAbsent(
                main.id().part(key), id -> new EntityDraft(id, schema, main.origin()));
    }

    /**
     * An address in parts, any of them empty.
     *
     * @param country name or code
     */
    public record PostalAddress(
            String street, String city, String state, String postalCode, String country) {

        /** All parts in one line. */
        public String full() {
            StringJoiner line = new StringJoiner(", ");
            boolean some = false;
            for (String part : List.of(street, city, state, postalCode)) {
                String clean = CleanText.of(part);
                if (!clean.isEmpty()) {
                    line.add(clean);
                    some = true;
                }
            }
            String where = CleanText.of(country);
            if (some && !where.isEmpty()) {
                line.add(where);
            }
            return line.toString();
        }
    }
}
