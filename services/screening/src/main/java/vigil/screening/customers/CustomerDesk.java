package vigil.screening.customers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Filter;
import vigil.screening.hits.FollowUp;
import vigil.screening.hits.HitRow;
import vigil.screening.hits.HitRows;
import vigil.screening.hits.HitState;
import vigil.screening.hits.Pair;
import vigil.screening.hits.Reason;
import vigil.screening.hits.Sighter;
import vigil.screening.hits.Sighting;
import vigil.screening.lists.Lists;
import vigil.screening.register.Content;
import vigil.screening.register.CustodyNumber;
import vigil.screening.register.CustomerBook;
import vigil.screening.register.CustomerLoading;
import vigil.screening.register.CustomerRows;
import vigil.screening.register.CustomerRows.Standing;
import vigil.screening.register.CustomerRows.Version;
import vigil.screening.register.CustomerSeal;
import vigil.screening.register.Institutions;
import vigil.screening.register.Watched;
import vigil.watchlists.matching.ListIndex;

/** Takes customers in, screens them in the same step, and lets them go. */
public final class CustomerDesk {

    private final Parts parts;

    public CustomerDesk(Parts parts) {
        this.parts = parts;
    }

    /** What the desk works with. */
    public record Parts(
            Questions questions,
            CustomerLoading loading,
            CustomerRows rows,
            CustomerSeal seal,
            Lists lists,
            Sighter sighter,
            FollowUp followUp,
            Evidence evidence) {}

    /** A customer as an institution describes it. */
    record Described(String customer, Content content) {}

    /** What became of a customer; the hits are all that it has and that are not closed. */
    record Put(String customer, int version, boolean isNew, boolean isChanged, List<HitRow> hits) {}

    /** Watches these customers, each of another id, from now on, or as they now are. */
    List<Put> put(Caller caller, List<Described> described) {
        return parts.loading()
                .alone(
                        caller.institution(),
                        book -> {
                            // Within the lock: what comes into force later is followed up later.
                            Collection<ListIndex> lists = parts.lists().inForce().all();
                            Batch batch = new Batch(caller, lists, book);
                            List<String> ids = described.stream().map(Described::customer).toList();
                            List<Put> put =
                                    change(
                                            caller.institution(),
                                            book,
                                            ids,
                                            connection -> batch.write(connection, described, ids));
                            batch.committed();
                            batch.watched.forEach(book::put);
                            return put;
                        });
    }

    /** Watches a customer no more, and destroys what is known of it. */
    void remove(Caller caller, String customer) {
        boolean left =
                parts.loading()
                        .alone(
                                caller.institution(),
                                book -> {
                                    boolean present =
                                            change(
                                                    caller.institution(),
                                                    book,
                                                    List.of(customer),
                                                    connection ->
                                                            leave(connection, caller, customer));
                                    parts.seal().forget(caller.institution(), customer);
                                    book.remove(customer);
                                    return present;
                                });
        if (!left) {
            throw Filter.notFound();
        }
    }

    /** What failed may have been committed all the same: only its answer was lost. */
    private <T> T change(
            InstitutionId institution,
            CustomerBook book,
            List<String> customers,
            Questions.Question<T> change) {
        boolean done = false;
        try {
            T answer =
                    parts.questions()
                            .change(
                                    institution,
                                    connection -> {
                                        CustodyNumber.hold(connection, book.custody());
                                        return change.ask(connection);
                                    });
            done = true;
            return answer;
        } finally {
            if (!done) {
                book.doubt(customers);
            }
        }
    }

    /** Whether the customer was present at all. */
    private boolean leave(Connection connection, Caller caller, String customer)
            throws SQLException {
        Standing standing = CustomerRows.lock(connection, List.of(customer)).get(customer);
        if (standing == null || !standing.present()) {
            return false;
        }
        parts.followUp()
                .apply(
                        connection,
                        new FollowUp.Review(
                                caller.institution(),
                                caller.login(),
                                Reason.CUSTOMER_LEFT,
                                Reason.CUSTOMER_LEFT,
                                HitRows.lockOfCustomers(connection, List.of(customer)),
                                List.of()));
        parts.rows().leave(connection, caller, customer);
        parts.evidence()
                .record(
                        connection,
                        List.of(
                                new Act(
                                        caller.institution(),
                                        caller.login(),
                                        "customer.erased",
                                        customer,
                                        Map.of())));
        return true;
    }

    /** Some customers on their way in. */
    private final class Batch {
        private final Caller caller;
        private final Collection<ListIndex> lists;
        private final CustomerBook book;
        private final List<Watched> watched = new ArrayList<>();
        private CustomerSeal.@Nullable Keys keys;

        Batch(Caller caller, Collection<ListIndex> lists, CustomerBook book) {
            this.caller = caller;
            this.lists = lists;
            this.book = book;
        }

        List<Put> write(Connection connection, List<Described> described, List<String> ids)
                throws SQLException {
            Institutions.note(connection, caller.institution());
            Map<String, Standing> standings = CustomerRows.lock(connection, ids);
            Map<String, Version> next = new LinkedHashMap<>();
            for (Described one : described) {
                nextVersion(one, standings.get(one.customer()))
                        .ifPresent(version -> next.put(one.customer(), version));
            }
            if (!next.isEmpty()) {
                write(connection, described, next);
            }
            Map<String, List<HitRow>> hits =
                    HitRows.lockOfCustomers(connection, ids).values().stream()
                            .filter(hit -> hit.state() != HitState.CLOSED)
                            .collect(Collectors.groupingBy(hit -> hit.pair().customer()));
            return ids.stream()
                    .map(id ->
                            put(
                                    id,
                                    standings.get(id),
                                    next.get(id),
                                    hits.getOrDefault(id, List.of())))
                    .toList();
        }

        private Optional<Version> nextVersion(Described one, @Nullable Standing standing) {
            // Who stands in the rows and not in memory could not be read: it is written anew.
            Standing known =
                    standing != null && book.find(one.customer()).isEmpty()
                            ? standing.gone()
                            : standing;
            return parts.rows().next(caller.institution(), one.customer(), one.content(), known);
        }

        private void write(
                Connection connection, List<Described> described, Map<String, Version> next)
                throws SQLException {
            CustomerSeal.Keys made =
                    parts.seal().keys(connection, caller.institution(), next.keySet());
            keys = made;
            CustomerRows.write(connection, caller, List.copyOf(next.values()), made);
            for (Described one : described) {
                Version version = next.get(one.customer());
                if (version != null) {
                    watched.add(
                            new Watched(
                                    one.customer(),
                                    version.version(),
                                    one.content().entity(one.customer())));
                }
            }
            screen(connection, next.keySet());
            parts.evidence()
                    .record(
                            connection,
                            next.values().stream().map(version -> act(version)).toList());
        }

        private void screen(Connection connection, Collection<String> ids) throws SQLException {
            Map<Pair, HitRow> hits = HitRows.lockOfCustomers(connection, ids);
            Map<String, List<Pair>> known =
                    hits.keySet().stream().collect(Collectors.groupingBy(Pair::customer));
            List<Sighting> sightings = new ArrayList<>();
            for (Watched customer : watched) {
                sightings.addAll(
                        parts.sighter()
                                .ofCustomer(
                                        customer,
                                        lists,
                                        known.getOrDefault(customer.customer(), List.of())));
            }
            parts.followUp()
                    .apply(
                            connection,
                            new FollowUp.Review(
                                    caller.institution(),
                                    caller.login(),
                                    Reason.CUSTOMER_CHANGED,
                                    Reason.ENTRY_REMOVED,
                                    hits,
                                    sightings));
        }

        private Act act(Version version) {
            return new Act(
                    caller.institution(),
                    caller.login(),
                    version.version() == 1 ? "customer.watched" : "customer.changed",
                    version.customer(),
                    Map.of("version", Integer.toString(version.version())));
        }

        private static Put put(
                String id, @Nullable Standing standing, @Nullable Version next, List<HitRow> hits) {
            boolean isNew = standing == null || !standing.present();
            int version = next != null ? next.version() : standing == null ? 0 : standing.version();
            return new Put(id, version, isNew, next != null, hits);
        }

        /** Keys of a transaction that may yet roll back must not be remembered. */
        void committed() {
            if (keys != null) {
                parts.seal().remember(keys);
            }
        }
    }
}
