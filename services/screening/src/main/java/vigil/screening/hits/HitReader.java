package vigil.screening.hits;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;
import vigil.matcher.screening.Comparison;
import vigil.screening.lists.PastLists;
import vigil.screening.ownership.BlockedView;
import vigil.screening.ownership.IndirectBlocks;
import vigil.screening.register.CustomerRows;
import vigil.screening.register.CustomerSeal;
import vigil.screening.search.HitView;
import vigil.watchlists.matching.Finder;

/** Reads hits and explains them. */
public final class HitReader {

    private final Parts parts;

    public HitReader(Parts parts) {
        this.parts = parts;
    }

    /** What it works with. */
    public record Parts(
            Questions questions,
            CustomerRows customers,
            CustomerSeal seal,
            PastLists lists,
            Finder finder,
            IndirectBlocks blocks,
            Evidence evidence) {}

    /** The newest hits first. */
    Page<HitSummary> page(InstitutionId institution, Filter filter, Cut cut) {
        Filter cutFilter = filter.and("number < ?", cut.before());
        return parts.questions()
                .ask(
                        institution,
                        connection -> {
                            try (PreparedStatement select =
                                    connection.prepareStatement(
                                            "select number, "
                                                    + HitRows.COLUMNS
                                                    + " from hits"
                                                    + cutFilter.where()
                                                    + " order by number desc limit ?")) {
                                select.setInt(cutFilter.bind(select), cut.rows());
                                return cut.page(select, row -> HitSummary.of(HitRows.row(row)));
                            }
                        });
    }

    /** A hit with everything that explains it; who looks stands in the evidence. */
    HitDetail detail(Caller caller, UUID id) {
        Kept kept =
                parts.questions()
                        .change(caller.institution(), connection -> kept(connection, caller, id));
        HitRow hit = kept.hit();
        return new HitDetail(
                HitSummary.of(hit),
                kept.openedAt(),
                kept.changedAt(),
                kept.pieces(),
                kept.customer().flatMap(customer -> explained(hit, customer)).orElse(null),
                parts.blocks()
                        .find(hit.pair().list(), hit.pair().entry())
                        .map(BlockedView::of)
                        .orElse(null),
                kept.judgements());
    }

    private record Kept(
            HitRow hit,
            Instant openedAt,
            Instant changedAt,
            List<Sighter.Piece> pieces,
            Optional<CustomerRows.Opened> customer,
            List<JudgementView> judgements) {}

    private Kept kept(Connection connection, Caller caller, UUID id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select opened_at, changed_at, evidence, "
                                + HitRows.COLUMNS
                                + " from hits where hit_id = ?")) {
            select.setObject(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw Filter.notFound();
                }
                HitRow hit = HitRows.row(row);
                String customer = hit.pair().customer();
                CustomerSeal.Keys keys =
                        parts.seal().existing(connection, caller.institution(), List.of(customer));
                parts.evidence()
                        .record(
                                connection,
                                List.of(
                                        HitFacts.act(
                                                caller.institution(),
                                                caller.login(),
                                                "hit.viewed",
                                                hit)));
                return new Kept(
                        hit,
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                        pieces(keys, customer, row.getBytes("evidence")),
                        parts.customers()
                                .open(
                                        connection,
                                        caller.institution(),
                                        customer,
                                        hit.pins().customerVersion()),
                        JudgementView.of(connection, id, customer, keys));
            }
        }
    }

    /** A customer that left and came back has another key: what was sealed before stays shut. */
    private static List<Sighter.Piece> pieces(
            CustomerSeal.Keys keys, String customer, byte[] evidence) {
        return keys.opens(customer, FollowUp.EVIDENCE, evidence)
                .map(Sighter::pieces)
                .orElse(List.of());
    }

    /** Recomputed from the versions that the hit is bound to. */
    private Optional<HitView> explained(HitRow hit, CustomerRows.Opened customer) {
        return parts.lists()
                .entry(hit.pair().list(), hit.pins().listVersion(), hit.pair().entry())
                .map(entry -> {
                    Comparison comparison =
                            parts.finder()
                                    .compare(
                                            customer.content().entity(hit.pair().customer()),
                                            entry.compared());
                    String name =
                            comparison
                                    .alignment()
                                    .map(alignment -> alignment.listed().original())
                                    .orElse(entry.listed().caption());
                    return HitView.of(
                            entry,
                            comparison,
                            new HitView.Verdict(name, comparison.score(), true, null));
                });
    }
}
