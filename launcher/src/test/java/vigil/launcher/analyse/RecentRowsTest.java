package vigil.launcher.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.engine.PaymentFormat;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.launcher.analyse.MoneyTrail.Step;

class RecentRowsTest {
    private static final long HOUR = 3_600_000;

    @Test
    void rowsAreRememberedAcrossGrowthAndGaps() {
        var recent = new RecentRows(1_000_000 * HOUR);
        for (long row = 0; row < 200_000; row += 2) {
            recent.add(row, transaction(row, row));
        }

        List<Step> steps = recent.steps(List.of(0L, 1L, 199_998L), number -> "account " + number);

        assertThat(steps).extracting(Step::payer).containsExactly("account 1", "account 199999");
        assertThat(steps.getFirst().amount()).isEqualTo("12.34 USD");
    }

    @Test
    void rowsOlderThanWhatIsKeptAreForgotten() {
        var recent = new RecentRows(10 * HOUR);
        for (long row = 0; row < 30; row++) {
            recent.add(row, transaction(row, row));
        }

        assertThat(recent.steps(List.of(18L, 19L, 29L), String::valueOf)).hasSize(2);
    }

    private static Transaction transaction(long row, long hour) {
        return new Transaction(
                TransactionId.ofRow(row),
                hour * HOUR,
                row + 1,
                row + 2,
                1,
                1,
                "USD",
                "USD",
                12_34,
                12_34,
                PaymentFormat.ACH,
                "",
                "");
    }
}
