package vigil.filings.parties;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a suspicious activity report is about: a person, an entity, or nobody that is known ({@code
 * nothingKnown}). A birth date is written {@code yyyyMMdd}, with 00 for a month or day that nobody
 * knows.
 */
public record Subject(
        boolean nothingKnown,
        boolean entity,
        PartyName name,
        List<String> otherNames,
        @Nullable Gender gender,
        Answer birthDate,
        List<Address> addresses,
        List<Phone> phones,
        TaxNumber taxNumber,
        List<Identification> identifications,
        boolean identificationUnknown,
        Occupation occupation,
        List<String> emails,
        List<String> websites,
        @Nullable Part part,
        @Nullable Boolean corroborated,
        List<Relationship> relationships,
        boolean noAccount,
        List<AccountHolding> holdings) {

    /** The subject's part in the payments. */
    public enum Part {
        SENDER,
        RECEIVER,
        BOTH
    }

    public Subject {
        name = PartyName.or(name);
        otherNames = Blanks.texts(otherNames);
        birthDate = Answer.or(birthDate);
        addresses = Blanks.out(addresses);
        phones = Blanks.out(phones);
        taxNumber = TaxNumber.or(taxNumber);
        identifications = Blanks.out(identifications);
        occupation = Occupation.or(occupation);
        emails = Blanks.texts(emails);
        websites = Blanks.texts(websites);
        relationships = Blanks.out(relationships);
        holdings = Blanks.out(holdings);
    }

    /** Nobody is known, and that is said. */
    public static Subject unknown() {
        return of(true, PartyName.MISSING, List.of(), List.of());
    }

    /** Somebody of whom no more is known yet: what else a report asks for is found missing. */
    public static Subject named(
            PartyName name, List<Relationship> relationships, List<AccountHolding> holdings) {
        return of(false, name, relationships, holdings);
    }

    private static Subject of(
            boolean nothingKnown,
            PartyName name,
            List<Relationship> relationships,
            List<AccountHolding> holdings) {
        return new Subject(
                nothingKnown,
                false,
                name,
                List.of(),
                null,
                Answer.MISSING,
                List.of(),
                List.of(),
                TaxNumber.MISSING,
                List.of(),
                false,
                Occupation.NONE,
                List.of(),
                List.of(),
                null,
                null,
                relationships,
                false,
                holdings);
    }

    @Override
    public String toString() {
        return "Subject[***]";
    }
}
