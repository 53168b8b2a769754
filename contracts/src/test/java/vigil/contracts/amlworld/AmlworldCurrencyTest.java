package vigil.contracts.amlworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmlworldCurrencyTest {
    @Test
    void namesAreThoseOfTheFiles() {
        assertThat(AmlworldCurrency.titled("Saudi Riyal")).contains(AmlworldCurrency.SAUDI_RIYAL);
        assertThat(AmlworldCurrency.titled("Groschen")).isEmpty();
    }

    @Test
    void amountsConvertAtTheFixedRates() {
        assertThat(AmlworldCurrency.EURO.inUsDollars(new BigDecimal("100.00"))).isEqualTo("117.17");
        assertThat(AmlworldCurrency.BITCOIN.inUsDollars(new BigDecimal("0.00000001")))
                .isEqualTo("0.00");
        assertThat(AmlworldCurrency.YEN.ofUsDollars(new BigDecimal("1"))).isEqualTo("105.40");
        assertThat(AmlworldCurrency.YEN.rounded(new BigDecimal("105.50"))).isEqualTo("106");
    }

    @Test
    void everyRateTurnsBackToItself() {
        for (AmlworldCurrency currency : AmlworldCurrency.values()) {
            BigDecimal there = currency.ofUsDollars(new BigDecimal("10000.00"));

            assertThat(currency.inUsDollars(there))
                    .isBetween(new BigDecimal("9999.90"), new BigDecimal("10000.10"));
        }
    }
}
