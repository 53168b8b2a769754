package vigil.cases.looks;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Words;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Filter;

/** What a list of second looks can be narrowed to; absent parameters narrow nothing. */
record LookNarrowing(
        @Parameter(
                        description =
                                "waiting, taken, agreed, disagreed or lapsed, several with commas; what is open when absent")
                @Nullable String state,
        @Parameter(description = "Who has it or answered: a login, or 'me'")
                @Nullable String reviewer,
        @Parameter(description = "Who decided first: a login, or 'me'") @Nullable String officer,
        @Parameter(description = "Name of the scenario or watchlist") @Nullable String scenario,
        @Parameter(description = "Id of the item") @Nullable String item,
        @Parameter(description = "true: only what is open and late") @Nullable String overdue,
        @Parameter(description = "true: only what the caller may answer") @Nullable String forMe,
        @Parameter(description = "Closed from, inclusive") @Nullable String from,
        @Parameter(description = "Closed to, exclusive") @Nullable String to) {

    static final String OPEN = "l.state in ('waiting', 'taken')";

    /** Who leads or audits sees all; others what is open, and what is about themselves. */
    static Filter seenBy(Caller caller) {
        Filter filter = new Filter();
        return leads(caller)
                ? filter
                : filter.and(
                        "(" + OPEN + " or l.reviewer = ? or l.closed_by = ? or l.confirmed_by = ?)",
                        caller.login(),
                        caller.login(),
                        caller.login());
    }

    static boolean leads(Caller caller) {
        return caller.is(Role.SUPERVISOR) || caller.is(Role.AUDITOR);
    }

    Filter filter(Caller caller, Instant now) {
        Filter filter = seenBy(caller);
        filter.and(
                state == null
                        ? OPEN
                        : Words.anyOf("l.state", Words.allAsked("state", state, LookState.class)));
        if (reviewer != null) {
            filter.and("l.reviewer = ?", login(reviewer, caller));
        }
        if (officer != null) {
            filter.and("l.closed_by = ?", login(officer, caller));
        }
        if (scenario != null) {
            filter.and("coalesce(w.scenario, w.list) = ?", scenario);
        }
        if (item != null) {
            filter.and("l.item_id = ?", Filter.id(item));
        }
        if ("true".equals(overdue)) {
            filter.and(OPEN).and("l.due_at <= ?", now);
        }
        if ("true".equals(forMe)) {
            forMe(filter, caller);
        }
        return filter.between("l.closed_at", from, to);
    }

    /** Open, and closed and confirmed by others. */
    static Filter forMe(Filter filter, Caller caller) {
        return filter.and(OPEN)
                .and("l.closed_by <> ?", caller.login())
                .and("l.confirmed_by is distinct from ?", caller.login())
                .and("(l.reviewer is null or l.reviewer = ?)", caller.login());
    }

    /** Whether the oldest come first: those are the ones to be answered. */
    boolean isOfOpen() {
        return state == null
                || List.of(state.split(",", -1)).stream().allMatch(LookNarrowing::open);
    }

    private static boolean open(String word) {
        return Words.find(LookState.class, word).filter(LookState::isOpen).isPresent();
    }

    private static String login(String said, Caller caller) {
        return said.equals("me") ? caller.login() : said;
    }
}
