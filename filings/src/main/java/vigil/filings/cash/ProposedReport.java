package vigil.filings.cash;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import vigil.filings.report.CashActivity;
import vigil.filings.report.CashActivity.Detail;
import vigil.filings.report.CashActivity.Way;

/**
 * A currency transaction report that a business day calls for.
 *
 * @param persons whose cash it is, by their ids; several where all of it is the same cash
 * @param cashIn and {@code cashOut}: exact sums in US dollars
 * @param records the transactions behind it, in their order
 */
public record ProposedReport(
        LocalDate day,
        List<String> persons,
        BigDecimal cashIn,
        BigDecimal cashOut,
        List<String> records,
        boolean aggregated) {

    public ProposedReport {
        persons = List.copyOf(persons);
        records = List.copyOf(records);
    }

    /** The cash as the form has it: whole dollars, rounded up. */
    public CashActivity activity() {
        long in = dollars(cashIn);
        long out = dollars(cashOut);
        List<Detail> details = new ArrayList<>();
        if (in > 0) {
            details.add(new Detail("55", in, null, null));
        }
        if (out > 0) {
            details.add(new Detail("56", out, null, null));
        }
        Set<Way> ways = EnumSet.noneOf(Way.class);
        if (aggregated) {
            ways.add(Way.AGGREGATED);
        }
        return new CashActivity(day, ways, in, out, details);
    }

    private static long dollars(BigDecimal amount) {
        return amount.setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
