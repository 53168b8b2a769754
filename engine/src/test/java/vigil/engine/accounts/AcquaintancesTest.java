package vigil.engine.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import vigil.engine.accounts.Acquaintance.Flow;

class AcquaintancesTest {
    private static final long DAY = 86_400_000L;
    private static final long START = 1_000 * DAY;

    private final Acquaintances acquaintances = new Acquaintances();
    private final Accounts accounts = new Accounts(1 << 16, 400 * DAY);
    private final Pairs pairs = new Pairs(1_000, 400 * DAY);
    private final Movement movement = new Movement();
    private final AccountView payer = new AccountView();
    private final AccountView payee = new AccountView();
    private boolean looking;

    /** After this both views stand as they did before the payment. */
    private void pay(double day, long from, long to) {
        remember();
        long time = START + (long) (day * DAY);
        movement.at(time, time, time, time + DAY).between(from, to, 100_00).of(false, false, false);
        accounts.open(slot(from), movement, payer, Direction.OUT);
        accounts.open(slot(to), movement, payee, Direction.IN);
        pairs.look(movement);
        acquaintances.look(movement, pairs, payer, payee);
        looking = true;
    }

    private void remember() {
        if (looking) {
            acquaintances.settle();
            pairs.apply(movement, 1, 1);
            looking = false;
        }
    }

    private int slot(long account) {
        int slot = accounts.find(account);
        return slot >= 0 ? slot : accounts.add(account);
    }

    @Test
    void aRingOfThreeIsKnownInAnyOrderOfTime() {
        pay(1, 2, 3);
        pay(2, 1, 2);
        pay(3, 3, 1);

        assertThat(acquaintances.payer().ringWith(acquaintances.payee())).isEqualTo(3);
    }

    @Test
    void aLongerRingIsKnownWhenTimeGoesAroundIt() {
        for (int i = 1; i < 6; i++) {
            pay(i, i, i + 1);
        }
        pay(7, 6, 1);

        assertThat(acquaintances.payer().ringWith(acquaintances.payee())).isEqualTo(6);
    }

    @Test
    void aRingOlderThanTwentyDaysIsForgotten() {
        pay(1, 1, 2);
        pay(25, 2, 1);

        assertThat(acquaintances.payer().ringWith(acquaintances.payee())).isZero();
    }

    @Test
    void whatGathersFromOneSourceHasItInCommon() {
        pay(1, 1, 2);
        pay(1, 1, 3);
        pay(2, 2, 9);
        pay(3, 3, 9);

        assertThat(acquaintances.payee().commonUp(acquaintances.payer())).isEqualTo(1);
    }

    @Test
    void aPaymentOnTheBeatIsToldFromOneOffIt() {
        for (int week = 0; week < 4; week++) {
            pay(7 * week, 1, 2);
        }
        pay(23, 1, 3);
        assertThat(acquaintances.payer().offBeat(Direction.OUT)).isGreaterThan(0.2);
        pay(28, 1, 2);

        assertThat(acquaintances.payer().offBeat(Direction.OUT)).isZero();
    }

    @Test
    void firstPaymentsCountOnceAndFade() {
        pay(0, 1, 2);
        pay(0, 1, 2);
        pay(14, 1, 3);

        assertThat(acquaintances.payer().count(Flow.OUT, true)).isCloseTo(1, within(1e-9));
        assertThat(acquaintances.payer().count(Flow.FIRST_OUT, true)).isCloseTo(0.5, within(1e-9));
        assertThat(acquaintances.payer().idleDays(Flow.FIRST_OUT)).isEqualTo(14);
        assertThat(acquaintances.payee().idleDays(Flow.IN)).isNaN();
    }

    @Test
    void whoeverTakesAForgottenPlaceStartsAnew() {
        pay(1, 2, 3);
        remember();
        accounts.forget(accounts.find(3));
        pay(2, 3, 4);

        assertThat(acquaintances.payer().idleDays(Flow.IN)).isNaN();
        assertThat(acquaintances.payer().idleDays(Flow.OUT)).isNaN();
    }
}
