package vigil.cases.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.cases.pages.Form;
import vigil.cases.pages.Tags;
import vigil.cases.queue.Narrowing;
import vigil.cases.triage.TriageDesk.Doing;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.identity.Caller;

/**
 * One act on many items: on those that are named with the versions that were seen, or on all that
 * match what the queue can be narrowed to.
 *
 * @param matching null when the items are named
 */
record Bulk(BulkAct act, List<Seen> named, @Nullable Narrowing matching, int atMost) {

    /** The most items of one request. */
    static final int MOST = 1_000;

    private static final int MOST_OFFICERS = 100;

    /** What can be done to many at once. */
    enum BulkAct {
        REVIEW,
        DISPOSE,
        CONFIRM,
        ASSIGN,
        SNOOZE,
        WAKE,
        REOPEN,
        TAG,
        UNTAG
    }

    static Bulk of(Form form) {
        BulkAct act = form.word("act", BulkAct.class);
        boolean matches = !form.isAbsent("matching");
        if (matches == !form.isAbsent("items")) {
            form.refuse("items", "either 'items' or 'matching' says on what");
        }
        return new Bulk(
                act,
                matches ? List.of() : named(form),
                matches ? narrowing(form) : null,
                form.isAbsent("atMost") ? MOST : form.number("atMost", 1, MOST));
    }

    /** What is said of each; null where nothing is. */
    @Nullable Judgement judgement(Caller caller, Form form) {
        return act == BulkAct.DISPOSE ? Judgement.of(form, caller) : null;
    }

    /**
     * What the act does to each.
     *
     * @param judgement as {@link #judgement} gives it
     */
    Doing doing(TriageDesk desk, Caller caller, Form form, @Nullable Judgement judgement) {
        return switch (act) {
            case REVIEW -> desk.review();
            case DISPOSE -> desk.dispose(Objects.requireNonNull(judgement));
            case CONFIRM -> desk.confirm();
            case ASSIGN -> {
                String bulk = UUID.randomUUID().toString();
                List<String> officers = form.texts("officers", MOST_OFFICERS);
                if (!officers.isEmpty()) {
                    yield desk.share(caller, officers, bulk);
                }
                String officer = form.optionalId("assignee");
                yield desk.assign("me".equals(officer) ? caller.login() : officer, bulk);
            }
            case SNOOZE -> desk.snooze(form.time("until"), form.word("reason", SnoozeReason.class));
            case WAKE -> desk.wake();
            case REOPEN -> desk.reopen(form.word("reason", ReopeningReason.class));
            case TAG -> desk.tag(some(form));
            case UNTAG -> desk.untag(some(form));
        };
    }

    private static List<String> some(Form form) {
        List<String> tags = Tags.of(form, "tags");
        if (tags.isEmpty()) {
            form.refuse("tags", "are 1 to " + Tags.MOST);
        }
        return tags;
    }

    static List<Seen> named(Form form) {
        JsonNode items = form.part("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST) {
            form.refuse("items", "is an array of 1 to " + MOST + " items");
            return List.of();
        }
        List<Seen> seen = new ArrayList<>();
        for (JsonNode item : items) {
            UUID id = id(item.path("itemId").asString(""));
            JsonNode version = item.path("version");
            if (id == null || !version.isInt()) {
                form.refuse("items", "each has 'itemId' and the 'version' that was seen");
            } else {
                seen.add(new Seen(id, version.intValue()));
            }
        }
        return seen;
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Narrowing narrowing(Form form) {
        JsonNode matching = form.part("matching");
        if (!matching.isObject()) {
            form.refuse("matching", "is an object of the queue's parameters");
        }
        return new Narrowing(
                text(matching, "state"),
                text(matching, "assignee"),
                text(matching, "source"),
                text(matching, "typology"),
                text(matching, "severity"),
                text(matching, "scenario"),
                text(matching, "subject"),
                text(matching, "group"),
                text(matching, "from"),
                text(matching, "to"),
                text(matching, "amountFrom"),
                text(matching, "amountTo"),
                text(matching, "scoreFrom"),
                text(matching, "sla"),
                text(matching, "waiting"),
                text(matching, "snoozed"),
                text(matching, "tag"));
    }

    private static @Nullable String text(JsonNode matching, String field) {
        JsonNode value = matching.path(field);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }
}
