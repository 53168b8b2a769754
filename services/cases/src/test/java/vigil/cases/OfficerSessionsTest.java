package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/**
 * Officers who do not wait for each other, at random over alerts, cases and reports at once. {@code
 * -Dvigil.cases.sessions=1000} says how many, {@code -Dvigil.cases.seed=…} which: a seed that was
 * printed makes the same choices again.
 */
class OfficerSessionsTest {

    private static final int SESSIONS = Integer.getInteger("vigil.cases.sessions", 150);
    private static final long SEED =
            Long.getLong("vigil.cases.seed", new SecureRandom().nextInt(1_000_000));
    private static final int ALERTS = Math.max(40, SESSIONS / 4);
    private static final int LINES = 48;
    private static final String BANK = "officer-sessions-" + SEED;

    private static final List<List<String>> OFFICERS =
            List.of(
                    List.of("analyst"),
                    List.of("analyst", "engineer"),
                    List.of("analyst", "auditor"),
                    List.of("supervisor"),
                    List.of("supervisor", "engineer"),
                    List.of("analyst", "reporter"),
                    List.of("analyst", "reporter"),
                    List.of("supervisor", "reporter"),
                    List.of("supervisor", "engineer", "reporter"));

    private final House house = durable();
    private final Desk desk = new Desk(house, BANK);
    private final OfficerSession.Shared shared =
            new OfficerSession.Shared(
                    desk,
                    new ArrayList<>(),
                    new CopyOnWriteArrayList<>(),
                    new CopyOnWriteArrayList<>(),
                    new ConcurrentHashMap<>(),
                    new ConcurrentHashMap<>(),
                    new CopyOnWriteArrayList<>(),
                    new Semaphore(LINES));

    /**
     * A house whose commits are on the disk when they are answered, as in service: the tests' own
     * PostgreSQL answers before, and forgets the last ones when one of its processes dies.
     */
    private static House durable() {
        StreetParts street = new StreetParts("cases");
        try (Connection overseer = street.database().overseer();
                Statement setting = overseer.createStatement()) {
            setting.execute(
                    "do $$ begin execute format('alter database %I set synchronous_commit = on', current_database()); end $$");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return House.on(street);
    }

    @Test
    void nothingIsLostNothingIsFiledUnapprovedNoAlertIsInTwoCases() throws Exception {
        System.out.printf("officer sessions: %d, seed %d%n", SESSIONS, SEED);
        BulkClosings.from(desk, 3);
        for (int i = 0; i < ALERTS; i++) {
            // Two after each other are of one account; one in four needs a second officer.
            Desk.Alert alert = desk.alert().with("score", i % 4 == 0 ? 900 : 300 + i % 400);
            alert.with("accountId", "%016x".formatted(SEED * 1_000 + i / 2));
            shared.items().add(alert.told().id);
        }
        Until.holds(
                "all are there", () -> count("select count(*) from work_items where ") == ALERTS);

        try (ExecutorService officers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> sessions = new ArrayList<>();
            for (int session = 0; session < SESSIONS; session++) {
                Random random = new Random(SEED * 1_000_003 + session);
                sessions.add(officers.submit(() -> session(random)));
            }
            for (Future<?> session : sessions) {
                session.get();
            }
        }

        assertThat(shared.odd()).as("seed %d", SEED).isEmpty();
        assertNoUpdateIsLost();
        assertEachAlertIsInOneCase();
        assertSecondOfficersWereThere();
        assertNothingIsFiledUnapproved();
        report();
        house.close();
    }

    private void session(Random random) {
        List<String> roles = OFFICERS.get(random.nextInt(OFFICERS.size()));
        Door door = house.door(BANK, roles.toArray(String[]::new));
        new OfficerSession(shared, random, door, roles).run();
    }

    private long count(String question) {
        return house.street().database().number(question + "institution = '" + BANK + "'");
    }

    private List<String> texts(String question) throws SQLException {
        try (Connection overseer = house.street().database().overseer();
                Statement statement = overseer.createStatement();
                ResultSet rows =
                        statement.executeQuery(question + "institution = '" + BANK + "'")) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    /** Every accepted act saw its own version; every version has its line in the timeline. */
    private void assertNoUpdateIsLost() {
        assertThat(shared.accepted().values())
                .as("seed %d: two acts on what one officer had seen", SEED)
                .filteredOn(acts -> acts.size() > 1)
                .isEmpty();
        assertThat(
                        count(
                                "select count(*) from work_items w where version - 1 <> (select count(*) from timeline t where t.about = w.item_id and t.what <> 'arrived' and t.what not like 'second_look%') and "))
                .as("seed %d: alerts with another number of steps than versions", SEED)
                .isZero();
        for (String id : shared.cases()) {
            assertThat(version("cases", "case_id", id) - 1)
                    .as("seed %d: case %s", SEED, id)
                    .isEqualTo(shared.acceptedOf("case " + id));
        }
        for (String id : shared.reports()) {
            assertThat(version("reports", "report_id", id) - 1)
                    .as("seed %d: report %s", SEED, id)
                    .isEqualTo(shared.acceptedOf("report " + id));
        }
    }

    private long version(String table, String column, String id) {
        return house.street()
                .database()
                .number("select version from %s where %s = '%s'".formatted(table, column, id));
    }

    private void assertEachAlertIsInOneCase() {
        assertThat(count("select count(*) - count(distinct item_id) from case_items where "))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from work_items w where case_id is distinct from (select i.case_id from case_items i where i.item_id = w.item_id) and "))
                .as("seed %d: alerts that say another case than the case does", SEED)
                .isZero();
        assertThat(count("select count(*) from cases where ")).isEqualTo(shared.cases().size());
    }

    private void assertSecondOfficersWereThere() {
        assertThat(
                        count(
                                "select count(*) from work_items w join dispositions d on d.number = w.disposition where w.state = 'closed' and (w.score >= 800 or d.four_eyes) and (d.confirmed_by is null or d.confirmed_by = d.author) and w."))
                .as("seed %d: closed without the second officer", SEED)
                .isZero();
        assertThat(
                        count(
                                "select count(*) from work_items w join dispositions d on d.number = w.disposition join bulk_closings b on b.bulk_id = d.bulk_id where w.state = 'closed' and b.state <> 'done' and (b.state <> 'approved' or b.decided_by = b.asked_by or d.confirmed_by <> b.decided_by) and w."))
                .as("seed %d: closed in bulk without approval", SEED)
                .isZero();
        assertThat(
                        count(
                                "select count(*) from cases c left join case_closings l on l.number = c.closing where c.state = 'closed' and (l.approved_by is null or l.approved_by = l.author) and c."))
                .as("seed %d: cases closed by one officer", SEED)
                .isZero();
        assertThat(
                        count(
                                "select count(*) from work_items w join cases c on c.case_id = w.case_id where c.state = 'closed' and w.state not in ('closed', 'merged') and w."))
                .as("seed %d: open alerts of closed cases", SEED)
                .isZero();
    }

    /** By the lines of the timelines, which the officers' acts alone have made. */
    private void assertNothingIsFiledUnapproved() throws SQLException {
        assertThat(
                        count(
                                "select count(*) from report_submissions s join reports r on r.report_id = s.report_id where (r.approved_by is null or r.approved_by = any (r.writers)) and s."))
                .as("seed %d: filed without approval, or approved by a writer", SEED)
                .isZero();
        assertThat(
                        texts(
                                "select (select string_agg(l.what || ' by ' || l.actor, ', ' order by l.number) from timeline l where l.about = t.about) from timeline t where t.what = 'submitted' and (select p.what from timeline p where p.about = t.about and p.number < t.number and p.actor <> 'cases' and p.what <> 'viewed' order by p.number desc limit 1) is distinct from 'approved' and t.actor <> 'cases' and t."))
                .as("seed %d: something came between approval and filing", SEED)
                .isEmpty();
        assertThat(
                        count(
                                "select count(*) - count(distinct report_id) from report_submissions where "))
                .as("seed %d: filed twice", SEED)
                .isZero();
    }

    private void report() {
        System.out.printf(
                "officer sessions: answers %s; %d acts accepted; cases %d (%d closed), reports %d (%d filed), bulk closings %d (%d waited)%n",
                shared.answers(),
                shared.accepted().size(),
                shared.cases().size(),
                count("select count(*) from cases where state = 'closed' and "),
                shared.reports().size(),
                count("select count(*) from report_submissions where "),
                count("select count(*) from bulk_closings where "),
                count("select count(*) from bulk_closings where state <> 'done' and "));
        assertThat(shared.answers()).as("they did meet").containsKey("409");
        assertThat(count("select count(*) from report_submissions where ")).isPositive();
        assertThat(count("select count(*) from case_closings where approved_by is not null and "))
                .isPositive();
    }
}
