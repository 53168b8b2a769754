package vigil.filings.fincen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vigil.filings.report.FincenFiling;

/**
 * Random reports are found right by four judges: the rules, FinCEN's schema, a second set of rules,
 * and the report that is read back. {@code -Dvigil.filings.reports=10000} makes it so many of each
 * form; by default there are 2,000.
 */
class RandomReportsTest {
    private static final int REPORTS = Integer.getInteger("vigil.filings.reports", 2_000);

    /** More would cost the schema's check of unique numbers the square of their count. */
    private static final int BATCH = 4;

    private static final FincenForms FORMS = new FincenForms();

    @Test
    void randomSuspiciousActivityReportsAreValidAndReadBackEqual() throws Exception {
        RandomReports reports = new RandomReports(111);

        assertThat(judge(reports::suspicious)).isGreaterThanOrEqualTo(REPORTS);
    }

    @Test
    void randomCurrencyTransactionReportsAreValidAndReadBackEqual() throws Exception {
        RandomReports reports = new RandomReports(112);

        assertThat(judge(reports::currency)).isGreaterThanOrEqualTo(REPORTS);
    }

    private static int judge(Supplier<FincenFiling> next) throws Exception {
        int judged = 0;
        while (judged < REPORTS) {
            List<FincenFiling> filings = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                FincenFiling filing = next.get();
                assertThat(FORMS.check(filing, Chance.TODAY)).isEmpty();
                filings.add(filing);
            }
            Batch batch = FORMS.write(filings);
            byte[] file = batch.file();
            assertThat(SecondOpinion.on(file)).isEmpty();
            assertThat(FORMS.read(file).equals(filings)).as("read back equal").isTrue();
            assertThat(batch.sequenceNumbers()).hasSize(BATCH).doesNotHaveDuplicates();
            judged += BATCH;
        }
        return judged;
    }
}
