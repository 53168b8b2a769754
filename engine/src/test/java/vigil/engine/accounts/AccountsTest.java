package vigil.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final long DAY = 86_400_000L;
    private static final long ADVANCE = 3_600_000L;

    private record Past(long payer, long payee, long time, long minor, boolean near) {}

    private final Accounts accounts = new Accounts(1 << 16, 400 * DAY);
    private final Pairs pairs = new Pairs(1 << 16, 100 * DAY);
    private final Acquaintances acquaintances = new Acquaintances();
    private final Movement movement = new Movement();
    private final AccountView payer = new AccountView();
    private final AccountView payee = new AccountView();
    private final List<Past> past = new ArrayList<>();
    private long clock = 500 * DAY;

    private void pay(long from, long to, long time, long minor) {
        acquaintances.settle();
        boolean near = minor % 2 == 0;
        boolean plausible = time <= clock + ADVANCE;
        clock = plausible ? Math.max(clock, time) : clock;
        movement.at(time, Math.max(time, clock), clock, clock + ADVANCE)
                .between(from, to, minor)
                .of(near, near, false);
        accounts.open(slot(from), movement, payer, Direction.OUT);
        accounts.open(slot(to), movement, payee, Direction.IN);
        pairs.look(movement);
        acquaintances.look(movement, pairs, payer, payee);
        pairs.apply(movement, payer.lifePartners(Direction.OUT), payee.lifePartners(Direction.IN));
        past.add(new Past(from, to, time, minor, near));
    }

    private int slot(long account) {
        int slot = accounts.find(account);
        return slot >= 0 ? slot : accounts.add(account);
    }

    @Test
    void windowsHoldWhatAListWouldSayWithLateRecordsToo() {
        Random random = new Random(3);
        for (int i = 0; i < 6_000; i++) {
            long from = 1 + random.nextInt(6);
            long to = 1 + random.nextInt(6);
            long late = random.nextInt(5) == 0 ? random.nextLong(3 * DAY) : 0;
            pay(from, to, clock + random.nextLong(ADVANCE) - late, 1 + random.nextInt(900));
            if (i % 7 == 0) {
                check(payer, from);
                check(payee, to);
            }
        }
    }

    @Test
    void slotsByConstantsAreThoseOfTheWindows() {
        Random random = new Random(8);
        WindowSlots slots = new WindowSlots();
        for (int i = 0; i < 1_000; i++) {
            long time = random.nextLong(-400_000 * DAY, 2_000_000 * DAY);
            slots.of(time);
            for (Window window : Window.values()) {
                int number = window.slotOf(time);
                assertThat(slots.numbers[window.ordinal()]).isEqualTo(number);
                assertThat(slots.places[window.ordinal()])
                        .isEqualTo(Math.floorMod(number, window.slots));
            }
        }
        assertThat(slots.of(Long.MIN_VALUE).numbers[0])
                .isEqualTo(Window.HOUR.slotOf(Long.MIN_VALUE));
    }

    /** Runs are folded when they are asked for; a clock that returns must find them so. */
    @Test
    void whoeverIsAskedRarelySaysTheSameAsWhoeverIsAskedAlways() {
        Accounts others = new Accounts(1 << 16, 400 * DAY);
        Acquaintances alwaysAsked = new Acquaintances();
        Random random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            long from = 1 + random.nextInt(5);
            long to = 1 + random.nextInt(5);
            long jump = random.nextInt(40) == 0 ? random.nextLong(-60 * DAY, 60 * DAY) : 0;
            clock += random.nextInt(300) == 0 ? random.nextLong(-20 * DAY, 20 * DAY) : 0;
            alwaysAsked.settle();
            long minor = random.nextInt(50) == 0 ? 1L << 59 : 1 + random.nextInt(900);
            pay(from, to, clock + random.nextLong(ADVANCE) + jump, minor);
            AccountView asked = new AccountView();
            AccountView other = new AccountView();
            open(others, from, asked, Direction.OUT);
            asked.count(Direction.IN, Window.DAY);
            open(others, to, other, Direction.IN);
            other.count(Direction.OUT, Window.DAY);
            alwaysAsked.look(movement, pairs, asked, other);
            List<Double> ofPayer = said(asked, alwaysAsked.payer());
            List<Double> ofPayee = said(other, alwaysAsked.payee());
            if (random.nextInt(12) == 0) {
                assertThat(said(payer, acquaintances.payer())).isEqualTo(ofPayer);
                assertThat(said(payee, acquaintances.payee())).isEqualTo(ofPayee);
            }
        }
    }

    private void open(Accounts all, long account, AccountView view, Direction direction) {
        int slot = all.find(account);
        all.open(slot >= 0 ? slot : all.add(account), movement, view, direction);
    }

    private static List<Double> said(AccountView view, Acquaintance known) {
        List<Double> said = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            for (Window window : Window.values()) {
                said.add((double) view.sum(direction, window));
                said.add((double) view.count(direction, window));
                said.add((double) view.partners(direction, window));
            }
            said.add((double) view.nearSum(direction));
            said.add((double) view.last(direction));
            said.add(view.mean(direction));
            said.add(view.deviation(direction));
            said.add(known.offBeat(direction));
            said.add((double) known.sameAmounts(direction));
        }
        for (Acquaintance.Flow flow : Acquaintance.Flow.values()) {
            said.add(known.idleDays(flow));
            said.add(known.gapDays(flow));
            said.add(known.count(flow, true));
            said.add(known.count(flow, false));
        }
        said.add(known.waysIn(3));
        said.add(known.hourShare());
        said.add((double) view.cashCount());
        said.add((double) view.first());
        return said;
    }

    private void check(AccountView view, long account) {
        for (Window window : Window.values()) {
            int now = window.slotOf(clock);
            Predicate<Past> inside =
                    p -> window.slotOf(p.time) > now - window.slots && window.slotOf(p.time) <= now;
            List<Past> out = past.stream().filter(p -> p.payer == account).filter(inside).toList();
            List<Past> in = past.stream().filter(p -> p.payee == account).filter(inside).toList();
            assertThat(view.count(Direction.OUT, window)).isEqualTo(out.size());
            assertThat(view.count(Direction.IN, window)).isEqualTo(in.size());
            assertThat(view.sum(Direction.OUT, window))
                    .isEqualTo(out.stream().mapToLong(Past::minor).sum());
            assertThat(view.sum(Direction.IN, window))
                    .isEqualTo(in.stream().mapToLong(Past::minor).sum());
            assertThat(view.partners(Direction.OUT, window))
                    .isEqualTo((int) out.stream().map(Past::payee).distinct().count());
            assertThat(view.partners(Direction.IN, window))
                    .isEqualTo((int) in.stream().map(Past::payer).distinct().count());
            if (window == Window.WEEK) {
                assertThat(view.nearCount(Direction.IN))
                        .isEqualTo((int) in.stream().filter(Past::near).count());
                assertThat(view.nearSum(Direction.OUT))
                        .isEqualTo(out.stream().filter(Past::near).mapToLong(Past::minor).sum());
            }
        }
    }

    @Test
    void lifeHoldsMeanDeviationAndGreatest() {
        for (long minor : new long[] {2, 4, 4, 4, 5, 5, 7, 9}) {
            pay(1, 2, clock + 1, minor);
        }

        acquaintances.settle();
        assertThat(payer.mean(Direction.OUT)).isEqualTo(5, within(1e-12));
        assertThat(payer.deviation(Direction.OUT)).isEqualTo(Math.sqrt(32.0 / 7), within(1e-12));
        assertThat(payer.greatest(Direction.OUT)).isEqualTo(9);
        assertThat(payer.lifeCount(Direction.OUT)).isEqualTo(8);
        assertThat(payer.lifePartners(Direction.OUT)).isEqualTo(1);
        assertThat(payee.lifeCount(Direction.IN)).isEqualTo(8);
    }

    @Test
    void aBrokenClockDoesNotSilenceAnAccountForGood() {
        pay(1, 2, clock, 10);
        pay(9, 2, clock + 20_000 * DAY, 10);
        pay(1, 2, clock + 1, 10);
        pay(1, 2, clock + 1, 10);

        assertThat(payee.count(Direction.IN, Window.DAY)).isEqualTo(2);
        acquaintances.settle();
        assertThat(payee.count(Direction.IN, Window.DAY)).isEqualTo(2);
        assertThat(payee.last()).isEqualTo(clock);
    }

    @Test
    void aPairForgottenIsNewAgain() {
        pay(1, 2, clock, 10);
        clock += 101 * DAY;
        for (int i = 0; i < 10; i++) {
            pay(10 + i, 30 + i, clock, 10);
        }
        movement.between(1, 2, 10);
        pairs.look(movement);

        assertThat(pairs.known()).isFalse();
    }
}
