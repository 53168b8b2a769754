package vigil.cases.triage;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Conflict;
import vigil.cases.pages.Tags;
import vigil.cases.queue.Act;
import vigil.cases.queue.Item;
import vigil.cases.queue.ItemRows;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;
import vigil.cases.settings.Severity;
import vigil.cases.triage.ItemWork.Step;
import vigil.cases.triage.TriageDesk.Seen;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Filter;

/** Where several alerts become one: in one transaction, all of them as they were seen. */
public final class MergeDesk {

    /** The most that become one at once. */
    static final int MOST = 100;

    private final Questions questions;
    private final ItemWork work;
    private final TriageDesk desk;

    public MergeDesk(Questions questions, ItemWork work, TriageDesk desk) {
        this.questions = questions;
        this.work = work;
        this.desk = desk;
    }

    /** The survivor, with all that the others brought. */
    ItemView merge(Caller caller, UUID survivor, List<Seen> seen) {
        return questions.change(
                caller.institution(),
                connection -> {
                    List<Item> items = locked(connection, caller, seen);
                    Item stays =
                            items.stream()
                                    .filter(item -> item.id().equals(survivor))
                                    .findFirst()
                                    .orElseThrow(Filter::notFound);
                    List<Item> others = new ArrayList<>(items);
                    others.remove(stays);
                    requireAlike(stays, others);
                    for (Item other : others) {
                        leave(connection, caller, other, survivor);
                    }
                    gather(connection, caller, stays, others);
                    return ItemView.of(ItemRows.read(connection, survivor), now());
                });
    }

    private Instant now() {
        return work.chronicle().now();
    }

    private List<Item> locked(Connection connection, Caller caller, List<Seen> seen)
            throws SQLException {
        Map<UUID, Seen> known = new HashMap<>();
        seen.forEach(each -> known.put(each.item(), each));
        List<Item> items = ItemRows.lock(connection, known.keySet());
        if (items.size() < known.size()) {
            throw Filter.notFound();
        }
        for (Item item : items) {
            Seen as = known.get(item.id());
            if (as != null) {
                desk.requireMine(connection, caller, as, item);
            }
            requireOpen(item);
        }
        return items;
    }

    private void requireOpen(Item item) {
        work.after(item, Act.MERGE);
        if (item.source() != Source.ALERT) {
            throw state("A screening hit is judged in screening, one by one.", item);
        }
        if (item.standing().proposal() != null) {
            throw state("A second officer is waited for: confirm or withdraw that first.", item);
        }
    }

    private void requireAlike(Item stays, List<Item> others) {
        UUID caseId = stays.standing().caseId();
        for (Item other : others) {
            if (!other.subject().equals(stays.subject())) {
                throw state(
                        "It is about somebody else: a case joins what concerns several.", other);
            }
            UUID its = other.standing().caseId();
            if (its != null && !its.equals(caseId)) {
                throw state("It is in a case that the surviving alert is not in.", other);
            }
        }
    }

    private Conflict state(String detail, Item item) {
        return Conflict.state(detail, ItemView.of(item, now()));
    }

    private void leave(Connection connection, Caller caller, Item other, UUID survivor)
            throws SQLException {
        work.step(
                connection,
                caller,
                other,
                other.standing().mergedInto(survivor),
                new Step("merged_into", Map.of("itemId", survivor.toString())));
        ItemRows.hold(connection, other.id(), null);
    }

    private void gather(Connection connection, Caller caller, Item stays, List<Item> others)
            throws SQLException {
        List<Item> all = new ArrayList<>(others);
        all.addFirst(stays);
        List<String> tags =
                Tags.with(
                        List.of(),
                        all.stream()
                                .flatMap(item -> item.standing().marks().tags().stream())
                                .toList());
        if (tags.size() > Tags.MOST) {
            throw state("Together they have more than " + Tags.MOST + " tags.", stays);
        }
        Map<String, String> details = new TreeMap<>();
        details.put("alerts", Integer.toString(others.size()));
        details.put(
                "mergedId",
                others.stream().map(item -> item.id().toString()).collect(Collectors.joining(",")));
        Item after =
                work.step(
                        connection,
                        caller,
                        stays,
                        stays.standing().tagged(tags),
                        new Step("merged", details));
        ItemRows.gather(connection, after.id(), finding(stays, others), times(all), now());
    }

    /**
     * What the survivor stands for. The amount is the greatest, not the sum: scenarios often fire
     * on the same payments, and none is counted twice.
     */
    private static Item.Finding finding(Item stays, List<Item> others) {
        Item.Finding most = stays.finding();
        int score = most.score();
        int joins = most.joins();
        Severity severity = most.severity();
        BigDecimal amount = most.amount();
        @Nullable String currency = most.currency();
        int transactions = most.transactions();
        for (Item other : others) {
            Item.Finding its = other.finding();
            score = Math.max(score, its.score());
            joins += its.joins() + 1;
            severity = its.severity().share() > severity.share() ? its.severity() : severity;
            if (its.amount().compareTo(amount) > 0) {
                amount = its.amount();
                currency = its.currency();
            }
            transactions = Math.max(transactions, its.transactions());
        }
        return new Item.Finding(
                most.scenario(),
                most.scenarioVersion(),
                most.typology(),
                severity,
                most.outcome(),
                most.list(),
                most.entry(),
                score,
                amount,
                currency,
                transactions,
                joins);
    }

    /** Becoming one gives nobody more time. */
    private static Item.Times times(List<Item> all) {
        Item.Times own = all.getFirst().times();
        Instant due = own.dueAt();
        Instant atRisk = own.atRiskAt();
        for (Item item : all) {
            due = item.times().dueAt().isBefore(due) ? item.times().dueAt() : due;
            atRisk = item.times().atRiskAt().isBefore(atRisk) ? item.times().atRiskAt() : atRisk;
        }
        return new Item.Times(own.openedAt(), own.receivedAt(), atRisk, due);
    }
}
