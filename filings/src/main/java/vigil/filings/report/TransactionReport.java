package vigil.filings.report;

import com.fasterxml.jackson.annotation.JsonFormat;
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
 * @param authorityReference what the authority calls what the report refers to
 * @param submittedAt by the clocks of the authority
 * @param narrative why it is suspicious
 * @param action what the institution has done
 * @param more what this authority asks beside
 */
public record TransactionReport(
        @Nullable Integer entity,
        @Nullable String branch,
        @Nullable String reference,
        @Nullable String authorityReference,
        @Nullable LocalDateTime submittedAt,
        @Nullable String currency,
        @Nullable Person reporter,
        @Nullable Place location,
        @Nullable String narrative,
        @Nullable String action,
        List<Transaction> transactions,
        List<String> indicators,
        List<Element> more)
        implements Filing {

    /**
     * What an authority asks beside the fields that are common: authorities extend goAML's types.
     *
     * @param path names of elements below the thing that this is said of, {@code
     *     signatory/t_person/last_name}; a second group of one name has a number, {@code
     *     signatory[2]/role}
     */
    public record Element(@Nullable String path, @Nullable String value) {

        public Element {
            path = Blanks.out(path);
            value = Blanks.out(value);
        }

        @Override
        public String toString() {
            return "Element[***]";
        }
    }

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
            @Nullable String occupation,
            List<Element> more) {

        public Person {
            gender = Blanks.out(gender);
            firstName = Blanks.out(firstName);
            lastName = Blanks.out(lastName);
            number = Blanks.out(number);
            nationality = Blanks.out(nationality);
            residence = Blanks.out(residence);
            phones = Blanks.out(phones);
            addresses = Blanks.out(addresses);
            email = Blanks.out(email);
            occupation = Blanks.out(occupation);
            more = Blanks.out(more);
        }

        /**
         * Of whom the name alone is known; a name that nobody parted stands where the last goes.
         */
        public static Person named(String name) {
            return new Person(
                    null, null, name, null, null, null, null, List.of(), List.of(), null, null,
                    List.of());
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

        public Call {
            contact = Blanks.out(contact);
            means = Blanks.out(means);
            prefix = Blanks.out(prefix);
            number = Blanks.out(number);
        }

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

        public Place {
            type = Blanks.out(type);
            street = Blanks.out(street);
            city = Blanks.out(city);
            postalCode = Blanks.out(postalCode);
            country = Blanks.out(country);
            state = Blanks.out(state);
        }

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
            List<Place> addresses,
            List<Element> more) {

        public Company {
            name = Blanks.out(name);
            legalForm = Blanks.out(legalForm);
            incorporationNumber = Blanks.out(incorporationNumber);
            business = Blanks.out(business);
            country = Blanks.out(country);
            addresses = Blanks.out(addresses);
            more = Blanks.out(more);
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
            @Nullable String branch,
            @Nullable String number,
            @Nullable String currency,
            @Nullable String name,
            @Nullable String iban,
            @Nullable String clientNumber,
            List<Element> more) {

        public Account {
            institution = Blanks.out(institution);
            institutionCode = Blanks.out(institutionCode);
            swift = Blanks.out(swift);
            branch = Blanks.out(branch);
            number = Blanks.out(number);
            currency = Blanks.out(currency);
            name = Blanks.out(name);
            iban = Blanks.out(iban);
            clientNumber = Blanks.out(clientNumber);
            more = Blanks.out(more);
        }

        @Override
        public String toString() {
            return "Account[***]";
        }
    }

    /**
     * One side of a transaction: an account, a person or a company; ours or somebody else's. Where
     * several are filled in, the account counts before the person, and she before the company.
     */
    public record Side(
            boolean ours,
            @Nullable String funds,
            @Nullable Account account,
            @Nullable Person person,
            @Nullable Company company,
            @Nullable String country) {

        static final Side MISSING = new Side(false, null, null, null, null, null);

        public Side {
            funds = Blanks.out(funds);
            country = Blanks.out(country);
        }
    }

    /**
     * A transaction.
     *
     * @param at by the clocks of the authority
     * @param amount in the report's currency
     */
    public record Transaction(
            @Nullable String number,
            @Nullable String location,
            @Nullable String description,
            @Nullable LocalDateTime at,
            @Nullable String mode,
            @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal amount,
            Side from,
            Side to,
            List<Element> more) {

        private static final int MOST_DIGITS = 30;

        public Transaction {
            number = Blanks.out(number);
            location = Blanks.out(location);
            description = Blanks.out(description);
            mode = Blanks.out(mode);
            if (amount != null
                    && (amount.precision() > MOST_DIGITS
                            || Math.abs(amount.scale()) > MOST_DIGITS)) {
                throw new IllegalArgumentException("no amount has so many digits");
            }
            from = from == null ? Side.MISSING : from;
            to = to == null ? Side.MISSING : to;
            more = Blanks.out(more);
        }

        @Override
        public String toString() {
            return "Transaction[***]";
        }
    }

    public TransactionReport {
        branch = Blanks.out(branch);
        reference = Blanks.out(reference);
        authorityReference = Blanks.out(authorityReference);
        currency = Blanks.out(currency);
        narrative = Blanks.out(narrative);
        action = Blanks.out(action);
        transactions = Blanks.out(transactions);
        indicators = Blanks.texts(indicators);
        more = Blanks.out(more);
    }

    /** Nobody has filled it in. */
    public static TransactionReport empty() {
        return new TransactionReport(
                null, null, null, null, null, null, null, null, null, null, List.of(), List.of(),
                List.of());
    }

    /** The report as it is submitted under a reference of the institution. */
    public TransactionReport submitted(String ours, LocalDateTime at) {
        return new TransactionReport(
                entity,
                branch,
                ours,
                authorityReference,
                at,
                currency,
                reporter,
                location,
                narrative,
                action,
                transactions,
                indicators,
                more);
    }

    /**
     * The report that follows this one: who files and how he sees it, and what the authority calls
     * the one before; transactions are told once.
     */
    public TransactionReport following(@Nullable String before) {
        return new TransactionReport(
                entity,
                branch,
                null,
                before,
                null,
                currency,
                reporter,
                location,
                narrative,
                null,
                List.of(),
                indicators,
                more);
    }

    @Override
    public @Nullable LocalDate filedOn() {
        return submittedAt == null ? null : submittedAt.toLocalDate();
    }

    @Override
    public String toString() {
        return "TransactionReport[***]";
    }
}
