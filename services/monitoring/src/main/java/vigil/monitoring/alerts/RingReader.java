package vigil.monitoring.alerts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Currency;
import vigil.kernel.pages.Filter;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.pages.AccountIds;
import vigil.monitoring.pages.MoneyView;

/** Puts the pieces of a ring together. */
final class RingReader {

    private static final int MOST_ALERTS = 50;
    private static final int MOST_PAYMENTS = 1_000;

    private final AccountNumbers numbers;

    RingReader(AccountNumbers numbers) {
        this.numbers = numbers;
    }

    /** A payment with its sides as surrogates. */
    private record Edge(long payer, long payee, BigDecimal base, RingView.Payment view) {}

    /** What an account paid and received. */
    private static final class Sum {
        private BigDecimal paid = BigDecimal.ZERO;
        private BigDecimal received = BigDecimal.ZERO;
    }

    RingView read(Connection connection, InstitutionId institution, UUID alert)
            throws SQLException {
        Set<UUID> alerts = new LinkedHashSet<>();
        boolean whole = gather(connection, alert, alerts);
        List<RingView.Piece> pieces = pieces(connection, alerts);
        if (pieces.isEmpty()) {
            throw Filter.notFound();
        }
        List<Edge> edges = edges(connection, alerts);
        whole &= edges.size() <= MOST_PAYMENTS;
        List<Edge> shown = edges.subList(0, Math.min(edges.size(), MOST_PAYMENTS));
        return new RingView(
                pieces,
                members(connection, institution, shown),
                shown.stream().map(Edge::view).toList(),
                whole);
    }

    /** From one to the next; gives whether all of them were met. */
    private static boolean gather(Connection connection, UUID first, Set<UUID> met)
            throws SQLException {
        met.add(first);
        List<UUID> edge = List.of(first);
        while (!edge.isEmpty()) {
            List<UUID> next = new ArrayList<>();
            for (UUID neighbour : neighbours(connection, edge)) {
                if (met.size() == MOST_ALERTS && !met.contains(neighbour)) {
                    return false;
                }
                if (met.add(neighbour)) {
                    next.add(neighbour);
                }
            }
            edge = next;
        }
        return true;
    }

    /** Of all of them, each once, in order of their ids. */
    private static Set<UUID> neighbours(Connection connection, List<UUID> alerts)
            throws SQLException {
        Set<UUID> found = new TreeSet<>();
        RingPieces.of(connection, alerts, MOST_ALERTS * MOST_ALERTS)
                .values()
                .forEach(found::addAll);
        return found;
    }

    private static List<RingView.Piece> pieces(Connection connection, Set<UUID> alerts)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from alerts where alert_id = any (?) order by opened_at, number")) {
            select.setArray(1, Filter.ids(connection, List.copyOf(alerts)));
            List<RingView.Piece> pieces = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    pieces.add(
                            new RingView.Piece(
                                    row.getString("alert_id"),
                                    row.getString("scenario"),
                                    row.getString("typology"),
                                    row.getString("state"),
                                    row.getShort("score"),
                                    row.getObject("opened_at", OffsetDateTime.class).toInstant()));
                }
            }
            return pieces;
        }
    }

    private static List<Edge> edges(Connection connection, Set<UUID> alerts) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select t.* from transactions t
                        where t.transaction_id in (select transaction_id from alert_evidence where alert_id = any (?))
                        order by t.event_time, t.number limit ?\
                        """)) {
            select.setArray(1, Filter.ids(connection, List.copyOf(alerts)));
            select.setInt(2, MOST_PAYMENTS + 1);
            List<Edge> edges = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    edges.add(edge(rows));
                }
            }
            return edges;
        }
    }

    private static Edge edge(ResultSet row) throws SQLException {
        long payer = row.getLong("payer");
        long payee = row.getLong("payee");
        MoneyView base =
                MoneyView.ofBase(row.getLong("base_minor"), row.getString("base_currency"));
        return new Edge(
                payer,
                payee,
                new BigDecimal(base.value()),
                new RingView.Payment(
                        row.getString("transaction_id"),
                        row.getObject("event_time", OffsetDateTime.class).toInstant(),
                        AccountIds.text(payer),
                        AccountIds.text(payee),
                        MoneyView.of(
                                row.getLong("paid_minor"),
                                row.getShort("paid_scale"),
                                row.getString("paid_currency")),
                        base));
    }

    private List<RingView.Member> members(
            Connection connection, InstitutionId institution, List<Edge> edges)
            throws SQLException {
        if (edges.isEmpty()) {
            return List.of();
        }
        Map<Long, Sum> sums = new LinkedHashMap<>();
        for (Edge edge : edges) {
            Sum payer = sums.computeIfAbsent(edge.payer(), any -> new Sum());
            payer.paid = payer.paid.add(edge.base());
            Sum payee = sums.computeIfAbsent(edge.payee(), any -> new Sum());
            payee.received = payee.received.add(edge.base());
        }
        String currency = edges.getFirst().view().baseAmount().currency();
        Map<Long, String> masked = numbers.masked(connection, institution, sums.keySet());
        Comparator<Map.Entry<Long, Sum>> most =
                Comparator.comparing(each -> each.getValue().paid.add(each.getValue().received));
        return sums.entrySet().stream()
                .sorted(most.reversed())
                .map(each -> member(each.getKey(), each.getValue(), masked, currency))
                .toList();
    }

    private static RingView.Member member(
            long account, Sum sum, Map<Long, String> masked, String currency) {
        String role =
                sum.received.signum() == 0
                        ? "source"
                        : sum.paid.signum() == 0 ? "collector" : "pass-through";
        return new RingView.Member(
                AccountIds.text(account),
                masked.get(account),
                role,
                money(sum.paid, currency),
                money(sum.received, currency));
    }

    private static MoneyView money(BigDecimal sum, String currency) {
        return new MoneyView(sum.setScale(Currency.of(currency).scale()).toPlainString(), currency);
    }
}
