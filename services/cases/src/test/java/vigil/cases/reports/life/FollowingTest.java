package vigil.cases.reports.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import vigil.filings.document.FilingJson;
import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;
import vigil.filings.report.SuspiciousActivityReport;

/** What a report takes from the one before it. */
class FollowingTest {

    private static final String DOCUMENT = "31000055053999";

    @Test
    void aCorrectionOfAContinuingReportIsContinuingWithItsTotal() throws Exception {
        SuspiciousActivityReport continuing =
                (SuspiciousActivityReport)
                        FilingJson.read(
                                """
                                {"form": "SARX", "report": {
                                  "occasion": {"kinds": ["CONTINUING"], "priorDocument": "31000055053784"},
                                  "suspicion": {"amount": 300, "cumulativeAmount": 1300}}}\
                                """);

        SuspiciousActivityReport corrected =
                (SuspiciousActivityReport)
                        Following.of(
                                continuing, Occasion.correcting(continuing.occasion(), DOCUMENT));

        assertThat(corrected.occasion())
                .isEqualTo(new Occasion(Set.of(Kind.CORRECTION, Kind.CONTINUING), DOCUMENT));
        assertThat(corrected.suspicion().amount()).isEqualTo(300);
        assertThat(corrected.suspicion().cumulativeAmount()).isEqualTo(1_300);
    }
}
