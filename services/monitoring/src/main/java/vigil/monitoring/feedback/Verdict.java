package vigil.monitoring.feedback;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vigil.kernel.outbox.EventFollower.Event;

/**
 * What an event of the house of cases says of an alert.
 *
 * @param disposition empty when the alert is open again
 */
record Verdict(UUID alert, String disposition, Instant at) {

    private static final String CASES = "cases";
    private static final String TRUE_POSITIVE = "true_positive";
    private static final Set<String> CLOSING =
            Set.of("false_positive", "no_further_action", "customer_exited", TRUE_POSITIVE);

    /** Empty when it is another event, or says what is not known here. */
    static Optional<Verdict> of(Event event) {
        Optional<String> disposition =
                event.text("source", "").equals("alert") ? disposition(event) : Optional.empty();
        return event.subjectId()
                .flatMap(alert -> disposition.map(said -> new Verdict(alert, said, event.time())));
    }

    private static Optional<String> disposition(Event event) {
        if (event.is(CASES, "alert.reopened")) {
            return Optional.of("");
        }
        if (event.is(CASES, "alert.escalated")) {
            return Optional.of("escalated");
        }
        return event.is(CASES, "alert.closed")
                ? Optional.of(said(event)).filter(CLOSING::contains)
                : Optional.empty();
    }

    /** Events of before tell which were reported; no label does. */
    private static String said(Event event) {
        String said = event.text("disposition", "");
        return said.equals("reported") ? TRUE_POSITIVE : said;
    }

    boolean closes() {
        return CLOSING.contains(disposition);
    }

    boolean reopens() {
        return disposition.isEmpty();
    }
}
