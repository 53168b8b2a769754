package vigil.monitoring.accounts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.pages.AccountIds;

/** Follows payments from account to account. */
final class NetworkReader {

    /** Behind an account with more counterparties lies everybody: it is shown, not followed. */
    private static final int MOST_COUNTERPARTIES = 50;

    /** Of each account and direction, the newest. */
    private static final int MOST_PAYMENTS = 2_000;

    private final AccountNumbers numbers;

    NetworkReader(AccountNumbers numbers) {
        this.numbers = numbers;
    }

    /**
     * How far a network is followed.
     *
     * @param hops 1 to 3
     * @param days before the account's latest payment, and after it
     * @param accounts at most that many
     */
    record Bounds(int hops, int days, int accounts) {}

    private record Pair(long payer, long payee) {}

    private record Flow(int payments, BigInteger sum, Instant first, Instant last) {}

    /** What was met so far. */
    private static final class Picture {
        private final Map<Long, Integer> hops = new LinkedHashMap<>();
        private final Map<Long, Boolean> followed = new HashMap<>();
        private final Map<Pair, Flow> flows = new HashMap<>();
        private boolean whole = true;
    }

    NetworkView read(Connection connection, InstitutionId institution, long account, Bounds bounds)
            throws SQLException {
        Stretch stretch = Stretch.before(connection, account, bounds.days()).andAfter();
        Picture picture = new Picture();
        picture.hops.put(account, 0);
        List<Long> edge = List.of(account);
        for (int hop = 1; hop <= bounds.hops() && !edge.isEmpty(); hop++) {
            Map<Long, Map<Pair, Flow>> around = around(connection, edge, stretch, picture);
            edge = grow(picture, around, hop, bounds.accounts());
        }
        picture.flows
                .keySet()
                .removeIf(pair ->
                        !picture.hops.containsKey(pair.payer())
                                || !picture.hops.containsKey(pair.payee()));
        return view(connection, institution, stretch, picture);
    }

    /** The flows at each account of the edge. */
    private static Map<Long, Map<Pair, Flow>> around(
            Connection connection, List<Long> edge, Stretch stretch, Picture picture)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select f.account, t.payer, t.payee, t.base_currency, count(*) as payments,
                            sum(t.base_minor) as sum, min(t.event_time) as first, max(t.event_time) as last
                        from unnest(?) as f (account) cross join lateral (
                            (select payer, payee, base_minor, base_currency, event_time from transactions
                            where payer = f.account order by number desc limit ?)
                            union all
                            (select payer, payee, base_minor, base_currency, event_time from transactions
                            where payee = f.account and payer <> f.account order by number desc limit ?)
                        ) as t
                        where t.event_time >= ? and t.event_time < ?
                        group by f.account, t.payer, t.payee, t.base_currency
                        order by f.account, t.payer, t.payee\
                        """)) {
            select.setArray(1, connection.createArrayOf("int8", edge.toArray()));
            select.setInt(2, MOST_PAYMENTS);
            select.setInt(3, MOST_PAYMENTS);
            select.setObject(4, stretch.start());
            select.setObject(5, stretch.end());
            Map<Long, Map<Pair, Flow>> around = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (!row.getString("base_currency").equals(stretch.currency().code())) {
                        picture.whole = false;
                        continue;
                    }
                    around.computeIfAbsent(row.getLong("account"), any -> new LinkedHashMap<>())
                            .put(new Pair(row.getLong("payer"), row.getLong("payee")), flow(row));
                }
            }
            return around;
        }
    }

    private static Flow flow(ResultSet row) throws SQLException {
        BigDecimal sum = row.getBigDecimal("sum");
        return new Flow(
                row.getInt("payments"),
                sum.toBigIntegerExact(),
                row.getObject("first", OffsetDateTime.class).toInstant(),
                row.getObject("last", OffsetDateTime.class).toInstant());
    }

    /** Takes in what lies around the edge; gives the next one. */
    private static List<Long> grow(
            Picture picture, Map<Long, Map<Pair, Flow>> around, int hop, int most) {
        Map<Long, BigInteger> moved = new HashMap<>();
        around.forEach((account, flows) -> {
            boolean followed = hop == 1 || flows.size() <= MOST_COUNTERPARTIES;
            int payments = flows.values().stream().mapToInt(Flow::payments).sum();
            picture.whole &= followed && payments < MOST_PAYMENTS;
            picture.followed.put(account, followed);
            flows.forEach((pair, flow) -> {
                picture.flows.merge(pair, flow, NetworkReader::larger);
                if (followed) {
                    long other = pair.payer() == account ? pair.payee() : pair.payer();
                    moved.merge(other, flow.sum(), BigInteger::add);
                }
            });
        });
        List<Long> next =
                moved.entrySet().stream()
                        .filter(each -> !picture.hops.containsKey(each.getKey()))
                        .sorted(
                                Map.Entry.<Long, BigInteger>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .toList();
        int room = Math.min(next.size(), most - picture.hops.size());
        picture.whole &= room == next.size();
        next.subList(0, room).forEach(account -> picture.hops.put(account, hop));
        return next.subList(0, room);
    }

    /** A pair is met from both its sides; where one is cut short, the other knows more. */
    private static Flow larger(Flow one, Flow other) {
        return one.payments() >= other.payments() ? one : other;
    }

    private NetworkView view(
            Connection connection, InstitutionId institution, Stretch stretch, Picture picture)
            throws SQLException {
        Collection<Long> accounts = picture.hops.keySet();
        Map<Long, String> masked = numbers.masked(connection, institution, accounts);
        Map<Long, Integer> alerts = AlertCounts.of(connection, accounts);
        List<NetworkView.Node> nodes = new ArrayList<>();
        picture.hops.forEach((account, hops) ->
                nodes.add(
                        new NetworkView.Node(
                                AccountIds.text(account),
                                masked.get(account),
                                hops,
                                alerts.getOrDefault(account, 0),
                                picture.followed.getOrDefault(account, false))));
        Comparator<Map.Entry<Pair, Flow>> largest =
                Comparator.<Map.Entry<Pair, Flow>, BigInteger>comparing(
                                each -> each.getValue().sum())
                        .reversed();
        return new NetworkView(
                stretch.from(),
                stretch.to(),
                nodes,
                picture.flows.entrySet().stream()
                        .sorted(
                                largest.thenComparing(each -> each.getKey().payer())
                                        .thenComparing(each -> each.getKey().payee()))
                        .map(each -> flow(each.getKey(), each.getValue(), stretch))
                        .toList(),
                picture.whole);
    }

    private static NetworkView.Flow flow(Pair pair, Flow flow, Stretch stretch) {
        return new NetworkView.Flow(
                AccountIds.text(pair.payer()),
                AccountIds.text(pair.payee()),
                flow.payments(),
                Sums.money(flow.sum(), stretch.currency()),
                flow.first(),
                flow.last());
    }
}
