package vigil.contracts.amlworld;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AmlworldCurrencyTest {
    @Test
    void namesAreThoseOfTheFiles() {
        assertThat(AmlworldCurrency.named("Saudi Riyal")).contains(AmlworldCurrency.SAUDI_RIYAL);
        assertThat(AmlworldCurrency.named("Groschen")).isEmpty();
        assertThat(AmlworldCurrency.named("SAR")).contains(AmlworldCurrency.SAUDI_RIYAL);
    }

    @Test
    void amountsConvertAtTheFixedRates() {
        assertThat(AmlworldCurrency.EURO.inUsDollars(new BigDecimal("100.00"))).isEqualTo("117.17");
        assertThat(AmlworldCurrency.BITCOIN.inUsDollars(new BigDecimal("0.00000001")))
                .isEqualTo("0.00");
        assertThat(AmlworldCurrency.YEN.rounded(new BigDecimal("105.50"))).isEqualTo("106");
    }
}
