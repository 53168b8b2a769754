package vigil.cases.queue;

import io.swagger.v3.oas.annotations.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Words;
import vigil.cases.settings.Severity;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/** What the queue can be narrowed to; absent parameters narrow nothing. */
public record Narrowing(
        @Parameter(
                        description =
                                "new, in_review, escalated, snoozed, closed or merged, several with commas; all that is open when absent")
                @Nullable String state,
        @Parameter(description = "A login, 'me', or 'none' for what nobody is assigned to")
                @Nullable String assignee,
        @Parameter(description = "alert or screening_hit") @Nullable String source,
        @Parameter(description = "Typology of the scenario") @Nullable String typology,
        @Parameter(description = "low, medium, high or critical, several with commas")
                @Nullable String severity,
        @Parameter(description = "Name of the scenario") @Nullable String scenario,
        @Parameter(description = "Id of the account or customer") @Nullable String subject,
        @Parameter(description = "Id of a group") @Nullable String group,
        @Parameter(description = "Arrived from, inclusive") @Nullable String from,
        @Parameter(description = "Arrived to, exclusive") @Nullable String to,
        @Parameter(description = "Least amount") @Nullable String amountFrom,
        @Parameter(description = "Greatest amount") @Nullable String amountTo,
        @Parameter(description = "Least score") @Nullable String scoreFrom,
        @Parameter(description = "on_track, at_risk or breached") @Nullable String sla,
        @Parameter(description = "true: only what a disposition waits for a second officer of")
                @Nullable String waiting,
        @Parameter(description = "true: also what is snoozed, beside what is open")
                @Nullable String snoozed,
        @Parameter(description = "Tags that it has, all of them, several with commas")
                @Nullable String tag) {

    private static final String OPEN = "w.state in ('new', 'in_review', 'escalated')";

    /** The conditions. */
    Filter filter(Caller caller, Instant now) {
        Filter filter = new Filter();
        states(filter);
        if ("none".equals(assignee)) {
            filter.and("w.assignee is null");
        } else if (assignee != null) {
            filter.and("w.assignee = ?", assignee.equals("me") ? caller.login() : assignee);
        }
        if (source != null) {
            filter.and("w.source = ?", Words.of(Words.asked("source", source, Source.class)));
        }
        equal(filter, "w.typology", typology);
        if (severity != null) {
            filter.and(
                    Words.anyOf(
                            "w.severity", Words.allAsked("severity", severity, Severity.class)));
        }
        equal(filter, "w.scenario", scenario);
        equal(filter, "w.subject", subject);
        if (group != null) {
            filter.and("w.group_id = ?", Filter.id(group));
        }
        filter.between("w.received_at", from, to);
        atLeast(filter, "amountFrom", amountFrom, "w.amount >= ?");
        atLeast(filter, "amountTo", amountTo, "w.amount <= ?");
        atLeast(filter, "scoreFrom", scoreFrom, "w.score >= ?");
        sla(filter, now);
        Tags.narrow(filter, "w.tags", tag);
        if ("true".equals(waiting)) {
            filter.and("w.proposal is not null");
        }
        return filter;
    }

    /** The states are written out, so that the indexes of what is open are used. */
    private void states(Filter filter) {
        if (state == null) {
            filter.and(
                    "true".equals(snoozed)
                            ? "w.state in ('new', 'in_review', 'escalated', 'snoozed')"
                            : OPEN);
            return;
        }
        List<ItemState> states = Words.allAsked("state", state, ItemState.class);
        filter.and(Words.anyOf("w.state", states));
        if (states.stream().allMatch(ItemState::isOpen)) {
            filter.and(OPEN);
        }
    }

    private void sla(Filter filter, Instant now) {
        if (sla == null) {
            return;
        }
        switch (sla) {
            case "on_track" -> filter.and("w.at_risk_at > ?", now);
            case "at_risk" -> filter.and("w.at_risk_at <= ? and w.due_at > ?", now, now);
            case "breached" -> filter.and("w.due_at <= ?", now);
            default -> throw Cut.refusal("sla", "is on_track, at_risk or breached");
        }
    }

    private static void equal(Filter filter, String column, @Nullable String value) {
        if (value != null) {
            filter.and(column + " = ?", value);
        }
    }

    private static void atLeast(
            Filter filter, String parameter, @Nullable String value, String condition) {
        if (value == null) {
            return;
        }
        if (!value.matches("\\d{1,18}(\\.\\d{1,8})?")) {
            throw Cut.refusal(parameter, "is a number such as 10000 or 99.50");
        }
        filter.and(condition, new BigDecimal(value));
    }
}
