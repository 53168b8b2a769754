package vigil.cases.sampling;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.pages.Times;
import vigil.cases.pages.Words;
import vigil.cases.queue.Disposition;
import vigil.cases.queue.Item;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/** Draws for every closing that a rule reaches, in the transaction that closes. */
public final class Draws {

    private final DrawSecrets secrets;
    private final Chronicle chronicle;
    private final Evidence evidence;

    public Draws(DrawSecrets secrets, Chronicle chronicle, Evidence evidence) {
        this.secrets = secrets;
        this.chronicle = chronicle;
        this.evidence = evidence;
    }

    /**
     * How an item was closed.
     *
     * @param disposition as everybody reads it
     */
    private record Closed(String disposition, String author, @Nullable String confirmedBy) {}

    /** An item is closed now; what another house has closed is not ours to look at again. */
    public void closed(Connection connection, InstitutionId institution, Item item)
            throws SQLException {
        SamplingPlan plan = SamplingPlanRows.read(connection);
        Closed closed = plan.rules().isEmpty() ? null : closed(connection, item);
        if (closed == null) {
            return;
        }
        Instant now = chronicle.now();
        int share =
                plan.share(
                        new SamplingRule.Closing(
                                closed.disposition(),
                                Words.of(item.finding().severity()),
                                closed.author(),
                                officerDays(connection, plan, closed.author(), now)));
        if (share == 0) {
            return;
        }
        String month = DrawSecrets.month(now).toString();
        begin(connection, institution, month, now);
        int drawn = secrets.drawn(institution, month, item.id(), item.version());
        insert(connection, institution, item, new Draw(closed, month, plan, share, drawn, now));
        if (drawn < share) {
            insertLook(connection, institution, item, closed, now.plus(due(plan)));
            chronicle.note(
                    connection,
                    Deed.ofItem(
                            new Caller(institution, Chronicle.HOUSE, Set.of()),
                            item.id(),
                            "second_look_drawn",
                            Map.of()));
        }
    }

    private static Duration due(SamplingPlan plan) {
        return Duration.ofDays(plan.dueDays());
    }

    /** Null for what is no officer's closing. */
    private static @Nullable Closed closed(Connection connection, Item item) throws SQLException {
        Long number = item.standing().disposition();
        if (number == null) {
            return null;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select disposition, author, confirmed_by from dispositions where number = ? and not by_source")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return null;
                }
                Disposition said = Words.known(Disposition.class, row.getString(1));
                return said.closes()
                        ? new Closed(Words.of(said.openly()), row.getString(2), row.getString(3))
                        : null;
            }
        }
    }

    /** Full days since the officer's first decision; only counted where a rule asks for them. */
    private static long officerDays(
            Connection connection, SamplingPlan plan, String officer, Instant now)
            throws SQLException {
        if (plan.rules().stream().allMatch(rule -> rule.firstDays() == null)) {
            return Long.MAX_VALUE;
        }
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select coalesce(min(made_at), ?) as made_at from dispositions where author = ?")) {
            select.setObject(1, Times.of(now));
            select.setString(2, officer);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Duration.between(Times.at(row, "made_at"), now).toDays();
            }
        }
    }

    /** The month's first draw tells by which secret all of it are made. */
    private void begin(Connection connection, InstitutionId institution, String month, Instant now)
            throws SQLException {
        String commitment = secrets.commitment(institution, month);
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into draw_months (institution, month, commitment, made_at)
                        select ?, ?, ?, ? where not exists (select from draw_months where month = ?)
                        on conflict do nothing\
                        """)) {
            insert.setString(1, institution.value());
            insert.setString(2, month);
            insert.setString(3, commitment);
            insert.setObject(4, Times.of(now));
            insert.setString(5, month);
            if (insert.executeUpdate() == 1) {
                evidence.record(
                        connection,
                        List.of(
                                new Act(
                                        institution,
                                        Chronicle.HOUSE,
                                        "queue.draws_begun",
                                        month,
                                        Map.of("commitment", commitment))));
            }
        }
    }

    /**
     * @param share in ten thousandths, as {@code drawn}
     */
    private record Draw(
            Closed closed, String month, SamplingPlan plan, int share, int drawn, Instant at) {}

    private void insert(Connection connection, InstitutionId institution, Item item, Draw draw)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into closing_draws (institution, item_id, version, closed_by, month, revision, share,
                            drawn, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, item.id());
            insert.setInt(3, item.version());
            insert.setString(4, draw.closed().author());
            insert.setString(5, draw.month());
            insert.setInt(6, draw.plan().revision());
            insert.setInt(7, draw.share());
            insert.setInt(8, draw.drawn());
            insert.setObject(9, Times.of(draw.at()));
            insert.executeUpdate();
        }
        Map<String, String> details = new TreeMap<>();
        details.put("version", Integer.toString(item.version()));
        details.put("month", draw.month());
        details.put("revision", Integer.toString(draw.plan().revision()));
        details.put("share", Integer.toString(draw.share()));
        details.put("drawn", Integer.toString(draw.drawn()));
        evidence.record(
                connection,
                List.of(
                        new Act(
                                institution,
                                Chronicle.HOUSE,
                                "item.drawn",
                                item.id().toString(),
                                details)));
    }

    private void insertLook(
            Connection connection,
            InstitutionId institution,
            Item item,
            Closed closed,
            Instant dueAt)
            throws SQLException {
        UUID look = UUID.randomUUID();
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into second_looks (look_id, institution, item_id, closing, disposition, closed_by,
                            confirmed_by, closed_at, due_at, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'waiting')\
                        """)) {
            insert.setObject(1, look);
            insert.setString(2, institution.value());
            insert.setObject(3, item.id());
            insert.setInt(4, item.version());
            insert.setString(5, closed.disposition());
            insert.setString(6, closed.author());
            insert.setString(7, closed.confirmedBy());
            insert.setObject(8, Times.of(chronicle.now()));
            insert.setObject(9, Times.of(dueAt));
            insert.executeUpdate();
        }
        LookCalls.announce(
                connection,
                chronicle,
                institution,
                new LookCalls.Call(look, "drawn", closed.author(), closed.confirmedBy()));
    }
}
