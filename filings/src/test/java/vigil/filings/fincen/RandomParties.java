package vigil.filings.fincen;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.AccountHolding;
import vigil.filings.parties.AccountHolding.HeldAccount;
import vigil.filings.parties.Address;
import vigil.filings.parties.Answer;
import vigil.filings.parties.ContactOffice;
import vigil.filings.parties.Gender;
import vigil.filings.parties.Identification;
import vigil.filings.parties.Institution;
import vigil.filings.parties.InstitutionKind;
import vigil.filings.parties.Occupation;
import vigil.filings.parties.PartyName;
import vigil.filings.parties.Phone;
import vigil.filings.parties.Relationship;
import vigil.filings.parties.Relationship.Standing;
import vigil.filings.parties.Relationship.Tie;
import vigil.filings.parties.Subject;
import vigil.filings.parties.TaxNumber;
import vigil.filings.parties.Transmitter;

/** Random parties as an institution could name them. */
final class RandomParties {
    private static final List<String> REGULATORS = List.of("1", "2", "3", "4", "6", "7", "9");
    private static final List<String> DOCUMENTS = List.of("5", "6", "7", "999");
    private static final Set<Tie> INSIDERS =
            EnumSet.of(Tie.DIRECTOR, Tie.EMPLOYEE, Tie.OFFICER, Tie.OWNER);

    private final Chance chance;

    RandomParties(Chance chance) {
        this.chance = chance;
    }

    Address address() {
        if (chance.in(12)) {
            return Address.UNKNOWN;
        }
        boolean foreign = chance.in(4);
        Address known = foreign ? abroad() : american();
        return new Address(
                chance.in(6) ? Answer.UNKNOWN : known.street(),
                chance.in(6) ? Answer.UNKNOWN : known.city(),
                !foreign && chance.in(6) ? Answer.UNKNOWN : known.state(),
                chance.in(6) ? Answer.UNKNOWN : known.postalCode(),
                known.country());
    }

    Address known() {
        return chance.in(8) ? abroad() : american();
    }

    private Address american() {
        String country = chance.one(List.of("US", "US", "US", "CA", "MX"));
        return new Address(
                Answer.of(chance.text(100)),
                Answer.of(chance.text(50)),
                Answer.of(chance.one(List.of("NY", "CA", "TX", "AGU", "ON"))),
                Answer.of(country.equals("US") ? chance.digits(chance.in(2) ? 5 : 9) : "K1A0B1"),
                Answer.of(country));
    }

    private Address abroad() {
        return new Address(
                Answer.of(chance.text(100)),
                Answer.of(chance.text(50)),
                Answer.MISSING,
                chance.in(2) ? Answer.MISSING : Answer.of(chance.digits(5)),
                Answer.of(chance.one(List.of("DE", "FR", "GB", "AE", "PA"))));
    }

    String taxNumber() {
        return "12" + chance.digits(7);
    }

    TaxNumber tax(boolean entity) {
        if (chance.in(5)) {
            return TaxNumber.UNKNOWN;
        }
        String type = chance.one(entity ? List.of("1", "2", "9") : List.of("1", "9"));
        return new TaxNumber(Answer.of(type.equals("9") ? chance.text(25) : taxNumber()), type);
    }

    private TaxNumber knownTax() {
        TaxNumber tax = tax(true);
        return tax.number().unknown() ? new TaxNumber(Answer.of(taxNumber()), "2") : tax;
    }

    Transmitter transmitter() {
        return new Transmitter(
                chance.text(150),
                known(),
                chance.digits(10),
                taxNumber(),
                "TBSATEST",
                chance.text(150));
    }

    ContactOffice office() {
        return new ContactOffice(
                chance.text(150), chance.digits(10), chance.perhaps(() -> chance.digits(6)));
    }

    /** An institution with everything known; the currency form takes one kind and number each. */
    Institution filer(boolean currency) {
        return new Institution(
                Answer.of(chance.text(150)),
                chance.perhaps(() -> chance.text(150)),
                known(),
                knownTax(),
                registrations(currency ? 1 : 3),
                currency ? List.of(currencyKind()) : kinds(),
                chance.one(REGULATORS));
    }

    Institution location() {
        return new Institution(
                chance.answer(chance.text(150)),
                chance.perhaps(() -> chance.text(150)),
                address(),
                tax(true),
                registrations(2),
                kinds(),
                chance.one(REGULATORS));
    }

    private List<Identification> registrations(int most) {
        return chance.some(
                0,
                most,
                () ->
                        Identification.of(
                                chance.one(List.of("10", "11", "12", "13", "14")),
                                chance.text(25)));
    }

    private List<InstitutionKind> kinds() {
        List<InstitutionKind> all =
                new ArrayList<>(
                        List.of(
                                InstitutionKind.of("2"),
                                InstitutionKind.of("4"),
                                InstitutionKind.of("11"),
                                new InstitutionKind("999", null, chance.text(50), null),
                                new InstitutionKind("1", "101", null, null),
                                new InstitutionKind("1", "1999", null, chance.text(50)),
                                new InstitutionKind("5", "508", null, null),
                                new InstitutionKind("5", "5999", null, chance.text(50))));
        Collections.shuffle(all, new java.util.Random(chance.below(1 << 30)));
        return all.subList(0, 1 + chance.below(4));
    }

    private InstitutionKind currencyKind() {
        return chance.one(
                List.of(
                        InstitutionKind.of("2"),
                        InstitutionKind.of("4"),
                        new InstitutionKind("999", null, chance.text(50), null),
                        new InstitutionKind("1", "103", null, null),
                        new InstitutionKind("1", "1999", null, chance.text(50))));
    }

    PartyName name(boolean entity) {
        return entity
                ? new PartyName(chance.answer(chance.text(150)), Answer.MISSING, null, null)
                : new PartyName(
                        chance.answer(chance.text(150)),
                        chance.answer(chance.text(35)),
                        chance.perhaps(() -> chance.text(35)),
                        chance.perhaps(() -> chance.text(35)));
    }

    Answer birth(boolean entity) {
        if (entity) {
            return Answer.MISSING;
        }
        String birth =
                String.format(
                        "%04d%s",
                        1920 + chance.below(80),
                        chance.one(List.of("0000", "0200", "0229", "1231", "0101")));
        boolean leap = java.time.Year.isLeap(Integer.parseInt(birth.substring(0, 4)));
        return chance.answer(
                leap || !birth.endsWith("0229") ? birth : birth.replace("0229", "0228"));
    }

    Identification document() {
        String type = chance.one(DOCUMENTS);
        String country = chance.one(List.of("US", "MX", "DE"));
        return new Identification(
                type,
                chance.text(25),
                type.equals("999") ? chance.text(50) : null,
                country,
                country.equals("DE") ? null : "NY");
    }

    Occupation occupation() {
        return chance.in(3)
                ? Occupation.NONE
                : new Occupation(chance.text(50), chance.perhaps(() -> chance.digits(6)));
    }

    @Nullable Gender gender(boolean entity) {
        return entity ? null : chance.perhaps(() -> chance.one(List.of(Gender.values())));
    }

    Subject subject() {
        if (chance.in(10)) {
            return Subject.unknown();
        }
        boolean entity = chance.in(3);
        boolean noDocument = chance.in(3);
        boolean noAccount = chance.in(3);
        return new Subject(
                false,
                entity,
                name(entity),
                chance.some(0, 2, () -> chance.text(150)),
                gender(entity),
                birth(entity),
                chance.some(1, 3, this::address),
                chance.some(0, 2, this::phone),
                tax(entity),
                noDocument ? List.of() : chance.some(1, 3, this::document),
                noDocument,
                occupation(),
                chance.some(0, 2, () -> "a" + chance.digits(5) + "@example.com"),
                chance.some(0, 1, () -> "https://example.com/" + chance.digits(5)),
                chance.perhaps(() -> chance.one(List.of(Subject.Part.values()))),
                chance.perhaps(() -> chance.in(2)),
                chance.some(0, 2, this::relationship),
                noAccount,
                noAccount ? List.of() : chance.some(1, 2, this::holding));
    }

    private Phone phone() {
        return new Phone(
                chance.digits(7 + chance.below(10)),
                chance.perhaps(() -> chance.digits(3)),
                chance.perhaps(() -> chance.one(List.of("F", "M", "R", "W"))));
    }

    private Relationship relationship() {
        Set<Tie> ties = EnumSet.noneOf(Tie.class);
        ties.addAll(chance.some(1, 3, () -> chance.one(List.of(Tie.values()))));
        if (ties.size() > 1) {
            ties.remove(Tie.NONE);
        }
        boolean insider = ties.stream().anyMatch(INSIDERS::contains);
        Standing standing = insider ? chance.one(List.of(Standing.values())) : null;
        boolean ended = insider && standing != Standing.CONTINUES;
        return new Relationship(
                taxNumber(),
                ties,
                ties.contains(Tie.OTHER) ? chance.text(50) : null,
                standing,
                ended ? chance.day() : null);
    }

    private AccountHolding holding() {
        boolean foreign = chance.in(4);
        return new AccountHolding(
                foreign ? null : taxNumber(),
                foreign,
                chance.some(1, 3, () -> new HeldAccount(chance.text(40), chance.in(4))));
    }
}
