package vigil.filings.cash;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cash added up by person and business day (31 CFR 1010.313): all that is by or on behalf of one
 * person counts as one transaction, cash in and cash out each for itself.
 */
public final class CashDays {
    private final ZoneId zone;
    private final BigDecimal limit;

    /**
     * Days of a zone.
     *
     * @param limit in US dollars; more than that is reported
     */
    public CashDays(ZoneId zone, BigDecimal limit) {
        this.zone = zone;
        this.limit = limit;
    }

    private record PersonsDay(LocalDate day, String person) {}

    /** The reports that these movements call for, by day and person. */
    public List<ProposedReport> propose(List<CashMovement> movements) {
        Map<PersonsDay, List<CashMovement>> days =
                new TreeMap<>(
                        Comparator.comparing(PersonsDay::day).thenComparing(PersonsDay::person));
        movements.stream()
                .sorted(Comparator.comparing(CashMovement::at).thenComparing(CashMovement::record))
                .forEach(movement -> {
                    LocalDate day = movement.at().atZone(zone).toLocalDate();
                    for (String person : movement.persons()) {
                        days.computeIfAbsent(new PersonsDay(day, person), none -> new ArrayList<>())
                                .add(movement);
                    }
                });
        // Carrier and principal of the same cash stand on one report.
        Map<List<CashMovement>, ProposedReport> proposals = new LinkedHashMap<>();
        days.forEach((key, cash) -> {
            if (isOver(cash)) {
                proposals.merge(cash, proposal(key, cash), CashDays::together);
            }
        });
        return List.copyOf(proposals.values());
    }

    private boolean isOver(List<CashMovement> cash) {
        return sum(cash, true).compareTo(limit) > 0 || sum(cash, false).compareTo(limit) > 0;
    }

    private ProposedReport proposal(PersonsDay key, List<CashMovement> cash) {
        boolean eachBelow =
                cash.size() > 1
                        && cash.stream().allMatch(one -> one.amount().compareTo(limit) <= 0)
                        && cash.stream().allMatch(one -> one.carrier() == null);
        return new ProposedReport(
                key.day(),
                List.of(key.person()),
                sum(cash, true),
                sum(cash, false),
                cash.stream().map(CashMovement::record).toList(),
                eachBelow);
    }

    private static ProposedReport together(ProposedReport one, ProposedReport other) {
        List<String> persons = new ArrayList<>(one.persons());
        persons.addAll(other.persons());
        return new ProposedReport(
                one.day(), persons, one.cashIn(), one.cashOut(), one.records(), one.aggregated());
    }

    private static BigDecimal sum(List<CashMovement> cash, boolean in) {
        return cash.stream()
                .filter(movement -> movement.in() == in)
                .map(CashMovement::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
