package vigil.filings.narrative;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case knows, each piece with the id of the record that proves it.
 *
 * @param institution the name of whoever reports
 */
public record CaseEvidence(
        String institution,
        List<Involved> involved,
        List<Payment> payments,
        List<Sign> signs,
        List<Step> steps) {

    /** Somebody involved; {@code part} in words: "a customer since 2019". */
    public record Involved(String name, String part, List<String> accounts, String record) {
        public Involved {
            accounts = List.copyOf(accounts);
        }

        @Override
        public String toString() {
            return "Involved[" + record + "]";
        }
    }

    /** Money that moved; {@code channel} in words: "wire transfer". */
    public record Payment(
            Instant at,
            BigDecimal amount,
            String currency,
            String from,
            String to,
            String channel,
            @Nullable String place,
            String record) {

        @Override
        public String toString() {
            return "Payment[" + record + "]";
        }
    }

    /** Why it is suspicious: a red flag or the reason of an alert, as a whole sentence. */
    public record Sign(String sentence, String record) {}

    /** What the institution did and when, as a whole sentence without the day. */
    public record Step(LocalDate on, String sentence, String record) {}

    public CaseEvidence {
        involved = List.copyOf(involved);
        payments = List.copyOf(payments);
        signs = List.copyOf(signs);
        steps = List.copyOf(steps);
    }
}
