package vigil.filings.goaml;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Blanks;

/**
 * A suspicious transaction report for an authority with goAML, as far as it is filled in. Codes are
 * those of the authority's own lists.
 *
 * @param entity the number by which the authority knows the institution
 * @param reference what the institution calls the report
 * @param reason why it is suspicious: the narrative
 */
public record TransactionReport(
        int entity,
        @Nullable String branch,
        @Nullable String reference,
        @Nullable String authorityReference,
        @Nullable LocalDateTime submittedAt,
        @Nullable String currency,
        @Nullable Person reporter,
        @Nullable Place location,
        @Nullable String reason,
        @Nullable String action,
        List<Transaction> transactions,
        List<String> indicators) {

    /** A person. */
    public record Person(
            @Nullable String gender,
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable LocalDate birthDate,
            @Nullable String number,
            @Nullable String nationality,
            @Nullable String residence,
            List<Call> phones,
            List<Place> addresses,
            @Nullable String email,
            @Nullable String occupation) {

        public Person {
            phones = Blanks.out(phones);
            addresses = Blanks.out(addresses);
        }

        @Override
        public String toString() {
            return "Person[***]";
        }
    }

    /** A telephone number. */
    public record Call(
            @Nullable String contact,
            @Nullable String means,
            @Nullable String prefix,
            @Nullable String number) {

        @Override
        public String toString() {
            return "Call[***]";
        }
    }

    /** An address. */
    public record Place(
            @Nullable String type,
            @Nullable String street,
            @Nullable String city,
            @Nullable String postalCode,
            @Nullable String country,
            @Nullable String state) {

        @Override
        public String toString() {
            return "Place[***]";
        }
    }

    /** An entity. */
    public record Company(
            @Nullable String name,
            @Nullable String legalForm,
            @Nullable String incorporationNumber,
            @Nullable String business,
            @Nullable String country,
            List<Place> addresses) {

        public Company {
            addresses = Blanks.out(addresses);
        }

        @Override
        public String toString() {
            return "Company[***]";
        }
    }

    /** An account at an institution. */
    public record Account(
            @Nullable String institution,
            @Nullable String institutionCode,
            @Nullable String swift,
            @Nullable String number,
            @Nullable String currency,
            @Nullable String name) {

        @Override
        public String toString() {
            return "Account[***]";
        }
    }

    /** One side of a transaction: an account, a person or a company; ours or somebody else's. */
    public record Side(
            boolean ours,
            @Nullable String funds,
            @Nullable Account account,
            @Nullable Person person,
            @Nullable Company company,
            @Nullable String country) {}

    /** A transaction; the amount is in the report's currency. */
    public record Transaction(
            @Nullable String number,
            @Nullable String location,
            @Nullable String description,
            @Nullable LocalDateTime at,
            @Nullable String mode,
            @Nullable BigDecimal amount,
            Side from,
            Side to) {}

    public TransactionReport {
        branch = Blanks.out(branch);
        reference = Blanks.out(reference);
        authorityReference = Blanks.out(authorityReference);
        currency = Blanks.out(currency);
        reason = Blanks.out(reason);
        action = Blanks.out(action);
        transactions = Blanks.out(transactions);
        indicators = Blanks.out(indicators);
    }

    @Override
    public String toString() {
        return "TransactionReport[***]";
    }
}
