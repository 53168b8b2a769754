package vigil.monitoring.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.kernel.money.Currency;
import vigil.kernel.money.Money;

class RatesTest {

    private final Rates rates = Rates.load(new RateSettings("USD", null));

    @Test
    void amountsAreConvertedToTheCent() {
        assertThat(rates.inBase(Money.of("100.00", "EUR"))).contains(Money.of("117.17", "USD"));
        assertThat(rates.inBase(Money.of("1000", "JPY"))).contains(Money.of("9.49", "USD"));
        assertThat(rates.inBase(Money.of("5.25", "USD"))).contains(Money.of("5.25", "USD"));
    }

    @Test
    void theCurrenciesOfAmlworldStandAtItsOwnRates() {
        for (AmlworldCurrency currency : AmlworldCurrency.values()) {
            Money hundred = new Money(new BigDecimal("100"), Currency.of(currency.code()));

            assertThat(rates.inBase(hundred).orElseThrow().amount())
                    .as(currency.code())
                    .isEqualByComparingTo(currency.inUsDollars(hundred.amount()));
        }
    }

    @Test
    void anotherBaseIsPossible() {
        Rates euro = Rates.load(new RateSettings("EUR", null));

        assertThat(euro.inBase(Money.of("117.17", "USD"))).contains(Money.of("100.00", "EUR"));
    }

    @Test
    void aCurrencyWithoutARateHasNoWorth() {
        assertThat(rates.inBase(Money.of("10.00", "DEM"))).isEmpty();
    }

    @Test
    void aWrongTableIsRefused(@TempDir Path folder) throws IOException {
        for (String line : new String[] {"EUR", "EUR,-1", "QQQ,1", "EUR,1\nEUR,2", "EUR,x"}) {
            Path file = Files.writeString(folder.resolve("rates.csv"), "USD,1\n" + line + "\n");

            assertThatThrownBy(() -> Rates.load(new RateSettings("USD", file)))
                    .as(line)
                    .isInstanceOf(RuntimeException.class);
        }
    }
}
