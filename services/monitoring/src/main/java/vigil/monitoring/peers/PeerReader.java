package vigil.monitoring.peers;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Currency;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.pages.AccountIds;

/** Puts an account's weeks beside those of its peers. */
final class PeerReader {

    /** Of fewer accounts nothing is usual, and one of them could be told from the figures. */
    private static final int FEWEST = 20;

    private static final int SHARE_SCALE = 3;
    private static final int TENTH = 10;

    private final AccountNumbers numbers;
    private final Currency currency;

    PeerReader(AccountNumbers numbers, Currency currency) {
        this.numbers = numbers;
        this.currency = currency;
    }

    PeersView read(
            Connection connection,
            InstitutionId institution,
            long account,
            @Nullable LocalDate asked,
            int weeks)
            throws SQLException {
        LocalDate latest = OwnWeeks.latest(connection, account);
        LocalDate last = asked != null ? asked : latest;
        OwnWeeks own = OwnWeeks.read(connection, account, last, weeks, currency);
        Map<PeerRows.Key, PeerRows.Row> peers =
                PeerRows.find(
                        connection,
                        own.weeks(),
                        new TreeSet<>(
                                Stream.concat(
                                                own.weeks().stream()
                                                        .map(week -> own.group(week).name()),
                                                Stream.of(PeerGroup.EVERYBODY))
                                        .toList()),
                        currency);
        List<PeersView.Figure> figures = new ArrayList<>();
        for (Figure figure : Figure.values()) {
            figures.add(
                    new PeersView.Figure(
                            figure.word(),
                            unit(figure),
                            own.weeks().stream()
                                    .map(week -> week(figure, week, own, peers))
                                    .toList()));
        }
        return new PeersView(
                AccountIds.text(account),
                numbers.masked(connection, institution, List.of(account)).get(account),
                last,
                own.group(last).segment(),
                own.group(last).pace().word(),
                currency.code(),
                figures,
                own.isWhole());
    }

    private PeersView.Week week(
            Figure figure, LocalDate week, OwnWeeks own, Map<PeerRows.Key, PeerRows.Row> peers) {
        AccountWeek did = own.did(week);
        String group = own.group(week).name();
        PeerRows.Row near = peers.get(new PeerRows.Key(week, group, figure.word()));
        boolean few = near == null || near.accounts() < FEWEST;
        PeerRows.Row row =
                few ? peers.get(new PeerRows.Key(week, PeerGroup.EVERYBODY, figure.word())) : near;
        return new PeersView.Week(
                week,
                did.has(figure) ? text(figure, did.value(figure)) : null,
                row == null || row.accounts() < FEWEST
                        ? null
                        : peers(figure, did.value(figure), few, row));
    }

    private PeersView.Peers peers(Figure figure, long observed, boolean few, PeerRows.Row row) {
        List<Long> parts = row.hundredths();
        List<String> deciles =
                IntStream.rangeClosed(1, TENTH)
                        .mapToObj(tenth -> text(figure, parts.get(tenth * TENTH - 1)))
                        .toList();
        return new PeersView.Peers(
                few,
                row.accounts(),
                deciles.get(TENTH / 2 - 1),
                deciles.get(TENTH - 2),
                deciles,
                (int) parts.stream().filter(part -> part < observed).count());
    }

    private String text(Figure figure, long value) {
        return switch (figure.unit()) {
            case COUNT -> Long.toString(value);
            case MONEY -> BigDecimal.valueOf(value, currency.scale()).toPlainString();
            case THOUSANDTHS -> BigDecimal.valueOf(value, SHARE_SCALE).toPlainString();
        };
    }

    private static String unit(Figure figure) {
        return figure.unit() == Figure.Unit.THOUSANDTHS
                ? "share"
                : figure.unit().name().toLowerCase(Locale.ROOT);
    }
}
