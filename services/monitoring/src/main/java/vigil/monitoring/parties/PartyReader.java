package vigil.monitoring.parties;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.BlindIndex;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;

/**
 * Takes from a party what lists can be asked about. Account numbers stay here, those of wallets
 * excepted: lists name wallets, and nobody is told more than the question needs.
 */
final class PartyReader {

    private static final String PERSON = "Person";
    private static final String COMPANY = "Company";
    private static final String PERSON_OR_COMPANY = "LegalEntity";
    private static final String OTHER = "OTHER";

    /** The screening house takes no longer text. */
    private static final int LONGEST_ADDRESS = 1_000;

    /** Numbers by which the sender alone knows somebody. */
    private static final Set<String> PRIVATE_NUMBERS =
            Set.of(Detail.CUSTOMER_ID, Detail.SEGMENT, "ClrSysMmbId");

    /** Code of a customer number in ISO 20022's lists of identification schemes. */
    private static final String CUSTOMER_NUMBER = "/CUST";

    private static final String OF_PERSON = "PrvtId";
    private static final String OF_COMPANY = "OrgId";

    private final BlindIndex keys;

    PartyReader(MasterKey master) {
        this.keys = new BlindIndex(master, "screened-parties");
    }

    /** Whether anything is known by which a list could name it: an account number is not enough. */
    static boolean isAskable(Party party) {
        return party.name() != null
                || party.lei() != null
                || party.bic() != null
                || party.account().scheme() == AccountScheme.WALLET
                || (!party.identifications().isEmpty()
                        && party.identifications().stream().anyMatch(PartyReader::isPublic));
    }

    /** An askable party of this institution's. */
    AskedParty read(InstitutionId institution, Party party) {
        List<AskedParty.Identifier> identifiers = identifiers(party);
        String schema = schema(party);
        String country = party.country() == null ? null : party.country().toLowerCase(Locale.ROOT);
        Personal address = address(party.addressLines());
        List<String> compared = new ArrayList<>();
        compared.add(institution.value());
        compared.add(schema);
        compared.add(text(party.name()));
        compared.add(text(party.birthDate()));
        compared.add(country == null ? "" : country);
        compared.add(text(address));
        for (AskedParty.Identifier identifier : identifiers) {
            compared.add(identifier.kind());
            compared.add(identifier.value().reveal());
        }
        return new AskedParty(
                new PartyKey(keys.of(compared.toArray(String[]::new))),
                schema,
                party.name(),
                party.birthDate(),
                country,
                address,
                identifiers);
    }

    private static @Nullable Personal address(List<Personal> lines) {
        if (lines.isEmpty()) {
            return null;
        }
        String address = lines.stream().map(Personal::reveal).collect(Collectors.joining(", "));
        return Personal.of(address.substring(0, Math.min(LONGEST_ADDRESS, address.length())));
    }

    private static String text(@Nullable Personal value) {
        return value == null ? "" : value.reveal();
    }

    private static String schema(Party party) {
        if (party.birthDate() != null || hasNumberOf(party, OF_PERSON)) {
            return PERSON;
        }
        return party.lei() != null || party.bic() != null || hasNumberOf(party, OF_COMPANY)
                ? COMPANY
                : PERSON_OR_COMPANY;
    }

    private static boolean hasNumberOf(Party party, String holder) {
        return party.identifications().stream()
                .anyMatch(number -> number.name().startsWith(holder));
    }

    private static List<AskedParty.Identifier> identifiers(Party party) {
        List<AskedParty.Identifier> identifiers = new ArrayList<>();
        if (party.lei() != null) {
            identifiers.add(new AskedParty.Identifier("LEI", Personal.of(party.lei())));
        }
        if (party.bic() != null) {
            identifiers.add(new AskedParty.Identifier("BIC", Personal.of(party.bic())));
        }
        if (party.account().scheme() == AccountScheme.WALLET) {
            identifiers.add(new AskedParty.Identifier("WALLET", party.account().number()));
        }
        for (Detail number : party.identifications()) {
            if (isPublic(number)) {
                identifiers.add(new AskedParty.Identifier(kind(number), number.value()));
            }
        }
        return identifiers;
    }

    private static boolean isPublic(Detail number) {
        return !PRIVATE_NUMBERS.contains(number.name()) && !number.name().endsWith(CUSTOMER_NUMBER);
    }

    /** By the codes of ISO 20022's external lists, or by the words that senders of JSON choose. */
    private static String kind(Detail number) {
        String name = number.name().toLowerCase(Locale.ROOT);
        if (name.contains("passport") || name.endsWith("/ccpt")) {
            return "PASSPORT";
        }
        if (name.contains("national") || name.endsWith("/nidn")) {
            return "NATIONAL_ID";
        }
        if (name.contains("tax") || name.endsWith("/txid")) {
            return "TAX";
        }
        return name.contains("regist") || name.endsWith("/coid") ? "REGISTRATION" : OTHER;
    }
}
