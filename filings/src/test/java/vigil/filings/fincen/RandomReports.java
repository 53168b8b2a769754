package vigil.filings.fincen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Answer;
import vigil.filings.parties.AuthorityContact;
import vigil.filings.parties.CashPerson;
import vigil.filings.parties.CashPerson.CashAccount;
import vigil.filings.parties.CashPerson.Role;
import vigil.filings.parties.Institution;
import vigil.filings.parties.Phone;
import vigil.filings.report.ActivityLocation;
import vigil.filings.report.ActivityLocation.Branch;
import vigil.filings.report.ActivityLocation.Part;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashActivity.Way;
import vigil.filings.report.CashLocation;
import vigil.filings.report.CurrencyTransactionReport;
import vigil.filings.report.CyberEvent;
import vigil.filings.report.Instrument;
import vigil.filings.report.InstrumentDetail;
import vigil.filings.report.NetworkTrace;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.report.Suspicion;
import vigil.filings.report.Suspicion.Classification;
import vigil.filings.report.SuspiciousActivityReport;

/** Random reports that an institution could file: everything optional comes and goes. */
final class RandomReports {
    private static final List<Integer> SUBTYPES =
            List.of(
                    106, 111, 113, 114, 301, 312, 325, 401, 409, 501, 507, 601, 609, 701, 801, 824,
                    901, 928, 1001, 1007, 1101, 1102, 1201, 1204, 1999, 3999, 8999, 10999, 12999);
    private static final List<String> IN =
            List.of("55", "46", "23", "12", "14", "49", "18", "21", "25", "997");
    private static final List<String> OUT =
            List.of("56", "30", "32", "13", "15", "48", "28", "31", "33", "34", "998");
    private static final List<Integer> MECHANISMS = List.of(31, 32, 33, 34, 35, 36, 37, 38, 39, 41);
    private static final List<Integer> PRODUCTS = List.of(2, 5, 6, 13, 16, 19, 20, 30, 46, 47);

    private final Chance chance;
    private final RandomParties parties;

    RandomReports(long seed) {
        this.chance = new Chance(seed);
        this.parties = new RandomParties(chance);
    }

    SuspiciousActivityReport suspicious() {
        Occasion occasion = occasion(false);
        return new SuspiciousActivityReport(
                occasion,
                chance.day(),
                chance.perhaps(() -> chance.text(50)),
                chance.in(5) ? chance.text(30) + ".csv" : null,
                parties.transmitter(),
                parties.filer(false),
                parties.office(),
                chance.in(4) ? authority() : null,
                chance.some(1, 3, this::location),
                chance.some(1, 4, parties::subject),
                suspicion(occasion),
                chance.some(0, 3, this::trace),
                chance.some(0, 3, this::event),
                instruments(),
                chance.some(
                        0,
                        2,
                        () ->
                                new InstrumentDetail(
                                        chance.one(List.of("1", "2", "3", "4")), chance.text(50))),
                narrative());
    }

    CurrencyTransactionReport currency() {
        List<Detail> details = new ArrayList<>();
        boolean out = chance.in(2);
        long cashIn = details(details, IN, "53");
        long cashOut = out ? details(details, OUT, "54") : 0;
        List<CashLocation> locations = locations(cashIn, cashOut);
        List<CashPerson> persons = persons();
        LocalDate on = chance.day().minusDays(10);
        return new CurrencyTransactionReport(
                occasion(true),
                on.plusDays(chance.below(10)),
                parties.transmitter(),
                parties.filer(true),
                parties.office(),
                locations,
                persons,
                new CashActivity(on, ways(persons), cashIn, cashOut, details));
    }

    private Occasion occasion(boolean currency) {
        String prior = chance.in(3) ? Occasion.UNKNOWN_DOCUMENT : "31" + chance.digits(12);
        if (chance.in(2)) {
            Set<Kind> kinds = EnumSet.of(Kind.INITIAL);
            if (!currency && chance.in(5)) {
                kinds.add(Kind.JOINT);
            }
            return new Occasion(kinds, null);
        }
        if (currency) {
            return chance.in(4)
                    ? new Occasion(Set.of(Kind.BACKFILED), null)
                    : Occasion.correcting(prior);
        }
        Set<Kind> kinds = EnumSet.of(chance.in(2) ? Kind.CORRECTION : Kind.CONTINUING);
        if (chance.in(4)) {
            kinds.addAll(Set.of(Kind.CONTINUING, Kind.CORRECTION));
        }
        return new Occasion(kinds, prior);
    }

    private AuthorityContact authority() {
        return new AuthorityContact(
                chance.text(150),
                chance.perhaps(() -> chance.text(150)),
                chance.perhaps(() -> chance.digits(10)),
                null,
                chance.perhaps(chance::day));
    }

    private ActivityLocation location() {
        boolean noBranch = chance.in(2);
        return new ActivityLocation(
                parties.location(),
                part(),
                chance.perhaps(chance::dollars),
                noBranch,
                noBranch
                        ? List.of()
                        : chance.some(
                                0,
                                3,
                                () ->
                                        new Branch(
                                                parties.address(),
                                                chance.perhaps(() -> chance.digits(7)),
                                                part())));
    }

    private @Nullable Part part() {
        return chance.perhaps(() -> chance.one(List.of(Part.values())));
    }

    private Suspicion suspicion(Occasion occasion) {
        int which = chance.below(4);
        long amount = chance.dollars();
        LocalDate from = chance.day();
        LocalDate to = from.plusDays(chance.below(900));
        return new Suspicion(
                which > 1 ? amount : null,
                occasion.is(Kind.CONTINUING) ? amount + chance.below(1_000_000) : null,
                which == 0,
                which == 1,
                from,
                chance.in(3) || to.isAfter(Chance.TODAY) ? null : to,
                classifications());
    }

    private List<Classification> classifications() {
        List<Integer> subtypes = new ArrayList<>(SUBTYPES);
        Collections.shuffle(subtypes, new Random(chance.below(1 << 30)));
        return subtypes.subList(0, 1 + chance.below(5)).stream()
                .map(subtype ->
                        new Classification(
                                String.valueOf(Classification.typeOf(subtype)),
                                String.valueOf(subtype),
                                Classification.isOther(subtype) ? chance.text(50) : null))
                .toList();
    }

    private NetworkTrace trace() {
        return new NetworkTrace(
                chance.in(2)
                        ? "2001:db8:" + chance.digits(4) + "::1"
                        : "203.0.113." + chance.below(256),
                chance.perhaps(chance::day),
                chance.perhaps(chance::time));
    }

    private CyberEvent event() {
        String type = chance.one(List.of("1", "2", "3", "5", "10", "999"));
        return new CyberEvent(
                type,
                chance.text(chance.in(10) ? 4_000 : 60),
                type.equals("999") ? chance.text(50) : null,
                chance.perhaps(chance::day),
                chance.perhaps(chance::time));
    }

    private List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>();
        for (int product : PRODUCTS) {
            if (chance.in(8)) {
                instruments.add(
                        new Instrument("5", "" + product, product == 30 ? chance.text(50) : null));
            }
        }
        for (int mechanism : MECHANISMS) {
            if (chance.in(8)) {
                instruments.add(
                        new Instrument(
                                "6", "" + mechanism, mechanism == 41 ? chance.text(50) : null));
            }
        }
        return instruments;
    }

    private String narrative() {
        return switch (chance.below(20)) {
            case 0 -> chance.text(17_000);
            case 1 -> (chance.text(3_990) + "     \n\n" + chance.text(90)).strip();
            default -> chance.text(400) + "\n" + chance.text(200);
        };
    }

    private long details(List<Detail> details, List<String> codes, String foreign) {
        long total = 0;
        for (String code : codes) {
            if (code.equals(codes.getFirst()) || chance.in(6)) {
                long amount = 10_001 + chance.dollars();
                total += amount;
                boolean other = code.startsWith("99");
                details.add(new Detail(code, amount, other ? chance.text(50) : null, null));
            }
        }
        if (chance.in(4)) {
            details.add(new Detail(foreign, total / 2, null, chance.in(2) ? "MX" : "CA"));
        }
        return total;
    }

    private List<CashLocation> locations(long cashIn, long cashOut) {
        Institution office = parties.filer(true);
        if (chance.in(3)) {
            return List.of(
                    new CashLocation(office, cashIn / 3, cashOut),
                    new CashLocation(parties.filer(true), cashIn - cashIn / 3, null));
        }
        return List.of(new CashLocation(office, cashIn, cashOut == 0 ? null : cashOut));
    }

    private List<CashPerson> persons() {
        List<CashPerson> persons = new ArrayList<>();
        switch (chance.below(4)) {
            case 0 -> {
                persons.add(person(Role.FOR_ANOTHER, false));
                persons.add(person(Role.ON_WHOSE_BEHALF, chance.in(2)));
            }
            case 1 -> persons.add(person(Role.ON_WHOSE_BEHALF, chance.in(2)));
            case 2 -> {
                persons.add(person(Role.COMMON_CARRIER, chance.in(2)));
                persons.add(person(Role.ON_WHOSE_BEHALF, true));
            }
            default -> persons.add(person(Role.ON_OWN_BEHALF, false));
        }
        return persons;
    }

    private CashPerson person(Role role, boolean entity) {
        boolean noDocument = !entity && chance.in(3);
        return new CashPerson(
                role,
                entity,
                chance.in(2),
                parties.name(entity),
                chance.perhaps(() -> chance.text(150)),
                parties.gender(entity),
                entity ? Answer.MISSING : parties.birth(false),
                parties.address(),
                chance.perhaps(() -> Phone.of(chance.digits(10))),
                parties.tax(entity),
                noDocument || entity && chance.in(2) ? null : parties.document(),
                noDocument,
                parties.occupation(),
                chance.perhaps(() -> "a" + chance.digits(4) + "@example.com"),
                chance.perhaps(chance::dollars),
                chance.perhaps(chance::dollars),
                chance.some(0, 3, () -> new CashAccount(chance.text(40), chance.in(2))));
    }

    private Set<Way> ways(List<CashPerson> persons) {
        Set<Way> ways = EnumSet.noneOf(Way.class);
        ways.addAll(chance.some(0, 2, () -> chance.one(List.of(Way.values()))));
        if (persons.stream().anyMatch(person -> person.role() == Role.FOR_ANOTHER)) {
            ways.remove(Way.AGGREGATED);
        }
        return ways;
    }
}
