package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.Parameter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.cases.casework.CaseState;
import vigil.cases.casework.CaseWords;
import vigil.cases.pages.Tags;
import vigil.cases.pages.Words;
import vigil.cases.settings.Severity;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/** What a list of cases can be narrowed to; absent parameters narrow nothing. */
record CaseNarrowing(
        @Parameter(
                        description =
                                "open, in_review, pending_approval, closed or reopened, several with commas")
                @Nullable String state,
        @Parameter(description = "A login, 'me', or 'none'") @Nullable String assignee,
        @Parameter(description = "Typology") @Nullable String typology,
        @Parameter(description = "low, medium, high or critical") @Nullable String severity,
        @Parameter(description = "Created from, inclusive") @Nullable String from,
        @Parameter(description = "Created to, exclusive") @Nullable String to,
        @Parameter(description = "on_track, at_risk or breached") @Nullable String sla,
        @Parameter(description = "true: only those with the supervisors")
                @Nullable String escalated,
        @Parameter(description = "Id of an account or customer that is concerned")
                @Nullable String party,
        @Parameter(
                        description =
                                "A reference, an id, or whole words of title and notes, all of which must be there")
                @Nullable String q,
        @Parameter(description = "Tags that it has, all of them, several with commas")
                @Nullable String tag) {

    private static final int MOST_WORDS = 20;

    Filter filter(Caller caller, Instant now, CaseWords words) {
        Filter filter = new Filter();
        if (state != null) {
            filter.and(Words.anyOf("c.state", Words.allAsked("state", state, CaseState.class)));
        }
        if ("none".equals(assignee)) {
            filter.and("c.assignee is null");
        } else if (assignee != null) {
            filter.and("c.assignee = ?", assignee.equals("me") ? caller.login() : assignee);
        }
        if (typology != null) {
            filter.and("c.typology = ?", typology);
        }
        if (severity != null) {
            filter.and(
                    "c.severity = ?", Words.of(Words.asked("severity", severity, Severity.class)));
        }
        filter.between("c.created_at", from, to);
        sla(filter, now);
        if ("true".equals(escalated)) {
            filter.and("c.level = 1");
        }
        if (party != null) {
            filter.and(
                    "c.case_id in (select p.case_id from case_parties p where p.party = ?)", party);
        }
        Tags.narrow(filter, "c.tags", tag);
        if (q != null) {
            search(filter, caller, words);
        }
        return filter;
    }

    private void sla(Filter filter, Instant now) {
        if (sla == null) {
            return;
        }
        filter.and("c.state <> 'closed'");
        switch (sla) {
            case "on_track" -> filter.and("c.at_risk_at > ?", now);
            case "at_risk" -> filter.and("c.at_risk_at <= ? and c.due_at > ?", now, now);
            case "breached" -> filter.and("c.due_at <= ?", now);
            default -> throw Cut.refusal("sla", "is on_track, at_risk or breached");
        }
    }

    private void search(Filter filter, Caller caller, CaseWords words) {
        String asked = q == null ? "" : q.strip();
        if (asked.matches("[Cc]-\\d{1,12}")) {
            filter.and("c.reference = ?", "C-%06d".formatted(Long.parseLong(asked.substring(2))));
        } else if (asked.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            filter.and("c.case_id = ?", Filter.id(asked));
        } else {
            List<byte[]> hashes =
                    Arrays.stream(words.hashes(caller.institution(), asked))
                            .limit(MOST_WORDS)
                            .toList();
            if (hashes.isEmpty()) {
                throw Cut.refusal("q", "is a reference, an id or words of two letters and more");
            }
            hashes.forEach(hash ->
                    filter.and(
                            "c.case_id in (select s.case_id from case_words s where s.word = ? and (? or not s.confidential))",
                            hash,
                            caller.is(Role.REPORTER)));
        }
    }
}
