package vigil.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.contracts.amlworld.AmlworldRow;

class RunTest {

    @Test
    void runsAreCountedAndDoNotMeet(@TempDir Path folder) {
        Run first = Run.next(folder);
        Run second = Run.next(folder);

        assertThat(first.placed(row()).fromBank()).isEqualTo("011");
        assertThat(second.placed(row()).fromBank()).isEqualTo("2-011");
        assertThat(second.start()).isAfter(first.start().plusDays(18));
    }

    @Test
    void aRowIsFoundAgainInItsClientIdAndInNoOther() {
        Run run = new Run(2);

        assertThat(run.row(run.clientId(17))).isEqualTo(17);
        assertThat(run.row(new Run(20).clientId(17))).isEqualTo(-1);
        assertThat(run.row("mine-1")).isEqualTo(-1);
    }

    @Test
    void aPaymentNamesItsAccountsByBankAndNumber() {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(
                                JsonMapper.shared()
                                        .writeValueAsString(Payment.of("demo-1/5", row())));

        assertThat(json.path("payer").path("account").path("number").asString())
                .isEqualTo("8000EBD30");
        assertThat(json.path("payer").path("bank").path("code").asString()).isEqualTo("011");
        assertThat(json.path("format").asString()).isEqualTo("credit_card");
        assertThat(json.path("amount").path("value").asString()).isEqualTo("105");
        assertThat(json.path("amount").path("currency").asString()).isEqualTo("JPY");
        assertThat(json.path("receivedAmount").path("value").asString()).isEqualTo("0.70");
    }

    private static AmlworldRow row() {
        return new AmlworldRow(
                Instant.parse("2022-09-01T00:20:00Z"),
                "011",
                "8000EBD30",
                "012",
                "8000EBD31",
                new BigDecimal("0.70"),
                "US Dollar",
                new BigDecimal("105.23"),
                "Yen",
                "Credit Card",
                false);
    }
}
