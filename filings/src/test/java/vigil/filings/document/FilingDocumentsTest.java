package vigil.filings.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.filings.fincen.FincenForms;
import vigil.filings.fincen.SampleReports;
import vigil.filings.report.Filing;
import vigil.filings.xml.UnreadableForm;

class FilingDocumentsTest {
    private static final FincenForms FORMS = new FincenForms();

    @Test
    void jsonReadsBackEqual() throws Exception {
        for (Filing filing :
                new Filing[] {SampleReports.suspicious(), SampleReports.currency(12_000)}) {
            String json = FilingJson.write(filing);

            assertThat(FilingJson.read(json).equals(filing)).isTrue();
            assertThat(json).isEqualTo(FilingJson.write(FilingJson.read(json)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"form\":\"SARX\"}",
                "{\"form\":\"XXXX\",\"report\":{}}",
                "{\"form\":\"SARX\",\"report\":{},\"more\":1}",
                "{\"form\":\"SARX\",\"report\":{\"unknownField\":1}}",
                "{\"form\":\"SARX\",\"report\":{\"filedOn\":\"yesterday\"}}",
                "{\"form\":\"SARX\",\"report\":{\"subjects\":[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}}"
            })
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> FilingJson.read(text)).isInstanceOf(UnreadableForm.class);
    }

    @Test
    void thePdfSaysEverythingWithLabelsAndIsTheSameEveryTime() throws Exception {
        byte[] pdf = FilingPdf.write(SampleReports.suspicious(), "R-7", FORMS.codes("SARX"));

        assertThat(FilingPdf.write(SampleReports.suspicious(), "R-7", FORMS.codes("SARX")))
                .isEqualTo(pdf);
        assertThat(text(pdf))
                .contains("Suspicious activity report (FinCEN report 111)", "Reference R-7")
                .contains("114 · Transaction(s) below CTR threshold")
                .contains("Mary Smith deposited cash six times below the limit.")
                .contains("must not be disclosed");
    }

    @Test
    void lettersThatTheFontLacksAreNotLost() throws Exception {
        String json = FilingJson.write(SampleReports.suspicious());
        Filing filing = FilingJson.read(json.replace("Springfield\"", "Łódź, Αθήνα, Москва, 江\""));

        String text = text(FilingPdf.write(filing, "R-8", FORMS.codes("SARX")));

        assertThat(text).contains("Łódź, Αθήνα, Москва, [U+6C5F]");
    }

    @Test
    void aLongNarrativeFlowsOverPages() throws Exception {
        String json = FilingJson.write(SampleReports.suspicious());
        String narrative = "Word after word, page after page. ".repeat(450).strip();
        Filing filing =
                FilingJson.read(
                        json.replace(
                                "Mary Smith deposited cash six times below the limit.", narrative));

        byte[] pdf = FilingPdf.write(filing, "R-9", FORMS.codes("SARX"));

        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(3);
        }
        assertThat(text(pdf)).contains("Page 4 of ");
    }

    private static String text(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
