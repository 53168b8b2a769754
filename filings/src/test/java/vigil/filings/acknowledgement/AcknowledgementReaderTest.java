package vigil.filings.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.filings.acknowledgement.ReportFate.Verdict;
import vigil.filings.xml.UnreadableForm;

class AcknowledgementReaderTest {
    private static final String WARNING =
            """
            <EFilingActivityErrorXML SeqNum="1">
              <ErrorContextText>EFilingBatchXML/Activity[1]/Party[6]/PartyName[1]</ErrorContextText>
              <ErrorElementNameText>RawIndividualFirstName</ErrorElementNameText>
              <ErrorLevelText>WARN</ErrorLevelText>
              <ErrorText>The first name is not recorded.</ErrorText>
              <ErrorTypeCode>C4</ErrorTypeCode>
            </EFilingActivityErrorXML>
            """;

    @Test
    void acceptedReportsHaveTheirIdentifiers() throws Exception {
        Acknowledgement answer =
                read("A", report(1, "31000055053784", "") + report(2, "31000055053785", ""));

        assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED);
        assertThat(answer.reports())
                .extracting(ReportFate::document)
                .containsExactly("31000055053784", "31000055053785");
    }

    @Test
    void warningsComeWithWhatAndWhere() throws Exception {
        Acknowledgement answer = read("A", report(1, "31000055053784", WARNING));

        assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED_WITH_WARNINGS);
        ReportFate fate = answer.reports().getFirst();
        assertThat(fate.remarks().getFirst().code()).isEqualTo("C4");
        assertThat(fate.remarks().getFirst().element()).isEqualTo("RawIndividualFirstName");
        assertThat(fate.remarks().getFirst().isFatal()).isFalse();
    }

    @Test
    void anEmptyErrorSaysThatNothingIsWrong() throws Exception {
        Acknowledgement answer =
                read("A", report(1, "31000055053784", "<EFilingActivityErrorXML SeqNum=\"1\"/>"));

        assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void oneReportOfABatchMayBeRejected() throws Exception {
        Acknowledgement answer =
                read(
                        "A",
                        report(1, "31000055053784", "")
                                + report(2, "", WARNING.replace("WARN", "FATAL")));

        assertThat(answer.verdict()).isEqualTo(Verdict.ACCEPTED_WITH_WARNINGS);
        assertThat(answer.reports().get(1).verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(answer.reports().get(1).remarks().getFirst().isFatal()).isTrue();
    }

    @Test
    void aRejectedBatchAcceptsNoReport() throws Exception {
        Acknowledgement answer = read("R", report(1, "31000055053784", ""));

        assertThat(answer.verdict()).isEqualTo(Verdict.REJECTED);
        assertThat(answer.reports().getFirst().document()).isEmpty();
    }

    @Test
    void reportsAreFoundByTheNumbersOfTheBatchOrCountedFromOne() throws Exception {
        Acknowledgement byNumber =
                read("A", report(58, "31000000000002", "") + report(1, "31000000000001", ""));
        Acknowledgement counted =
                read("A", report(1, "31000000000001", "") + report(2, "31000000000002", ""));

        for (Acknowledgement answer : List.of(byNumber, counted)) {
            assertThat(answer.of(1, List.of(1L, 58L)))
                    .hasValueSatisfying(
                            fate -> assertThat(fate.document()).isEqualTo("31000000000002"));
        }
        assertThat(counted.of(2, List.of(1L, 58L, 99L))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<EFilingBatchXML StatusCode='A'/>",
                "<Other StatusCode='A'/>",
                "<EFilingBatchXML><EFilingSubmissionXML/></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='A'><EFilingSubmissionXML/></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='X'><EFilingSubmissionXML/></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='A'><EFilingSubmissionXML><EFilingActivityXML/></EFilingSubmissionXML></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='A'><EFilingSubmissionXML><EFilingActivityXML SeqNum='0'/></EFilingSubmissionXML></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='A'><EFilingSubmissionXML><EFilingActivityXML SeqNum='1'><BSAID>123</BSAID></EFilingActivityXML></EFilingSubmissionXML></EFilingBatchXML>",
                "<EFilingBatchXML StatusCode='A'><EFilingSubmissionXML>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><EFilingBatchXML StatusCode='A'><EFilingSubmissionXML>&e;</EFilingSubmissionXML></EFilingBatchXML>",
                "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><EFilingBatchXML>&b;</EFilingBatchXML>"
            })
    void whatIsNoAcknowledgementIsRefused(String text) {
        assertThatThrownBy(() -> AcknowledgementReader.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageNotContaining("root:");
    }

    @Test
    void hostileSizesAreRefused() {
        String deep = "<a>".repeat(100_000);
        String twice = report(1, "31000055053784", "") + report(1, "31000055053785", "");
        String same = report(1, "31000055053784", "") + report(2, "31000055053784", "");
        String wordy = report(1, "31000055053784", WARNING.replace("C4", "x".repeat(5_000)));

        for (String text : List.of(deep, wrap("A", twice), wrap("A", same), wrap("A", wordy))) {
            assertThatThrownBy(
                            () -> AcknowledgementReader.read(text.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(UnreadableForm.class);
        }
    }

    private static String report(int number, String document, String errors) {
        return "<EFilingActivityXML SeqNum=\"%d\"><BSAID>%s</BSAID>%s</EFilingActivityXML>"
                .formatted(number, document, errors);
    }

    private static String wrap(String status, String reports) {
        return "<EFilingBatchXML SeqNum=\"1\" StatusCode=\"%s\"><EFilingSubmissionXML SeqNum=\"1\" StatusCode=\"%s\">%s</EFilingSubmissionXML></EFilingBatchXML>"
                .formatted(status, status, reports);
    }

    private static Acknowledgement read(String status, String reports) throws UnreadableForm {
        return AcknowledgementReader.read(wrap(status, reports).getBytes(StandardCharsets.UTF_8));
    }
}
