package vigil.kernel.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void fiveEurosAreFiveEurosHoweverWritten() {
        assertThat(Money.of("5", "EUR")).isEqualTo(Money.of("5.00", "EUR")).hasToString("5.00 EUR");
    }

    @Test
    void moneyFinerThanTheCurrencyIsRefused() {
        assertThatThrownBy(() -> Money.of("5.001", "EUR")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.of("5.1", "JPY")).isInstanceOf(ArithmeticException.class);
        assertThat(Money.of("5.001", "KWD")).hasToString("5.001 KWD");
    }

    @Test
    void twoCurrenciesDoNotAdd() {
        assertThatThrownBy(() -> Money.of("1", "EUR").plus(Money.of("1", "USD")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void minorUnitsGoThereAndBack() {
        Random random = new Random(7);
        for (String code : new String[] {"EUR", "JPY", "KWD", "BTC"}) {
            for (int i = 0; i < 1_000; i++) {
                long minor = random.nextLong();
                assertThat(Money.ofMinor(minor, Currency.of(code)).minor()).isEqualTo(minor);
            }
        }
    }

    @Test
    void sumsAreExact() {
        Money sum = Money.of("0.00", "USD");
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(Money.of("0.10", "USD"));
        }

        assertThat(sum).isEqualTo(Money.of("1", "USD"));
    }

    @Test
    void unknownCurrenciesAreUnknown() {
        assertThat(Currency.find("XXX")).isEmpty();
        assertThat(Currency.find("eur")).isEmpty();
        assertThat(Currency.find("BTC")).hasValue(new Currency("BTC", 8));
    }
}
