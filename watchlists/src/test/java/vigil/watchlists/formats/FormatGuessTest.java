package vigil.watchlists.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.watchlists.ReadLists;
import vigil.watchlists.reading.ListFiles;

class FormatGuessTest {

    @ParameterizedTest
    @CsvSource({
        "ofac/sdn.xml, ofac-sdn-xml",
        "ofac/sdn_advanced.xml, ofac-sdn-advanced",
        "un/consolidated.xml, un-xml",
        "eu/list.xml, eu-xml",
        "eu/list.csv, eu-csv",
        "uk/list.xml, uk-xml",
        "uk/list.csv, uk-csv",
        "ftm/entities.ftm.json, ftm",
        "senzing/records.jsonl, senzing"
    })
    void aFormatIsToldByHowAFileBegins(String fixture, String format) throws IOException {
        assertThat(FormatGuess.of(ListFiles.of(ReadLists.fixture(fixture)), "list"))
                .map(ListFormat::text)
                .contains(format);
        assertThat(ListFormat.named(format)).map(ListFormat::text).contains(format);
    }

    @Test
    void ofacsListsAreToldApartByName() throws IOException {
        ListFiles files = ListFiles.of("36,\"A\",-0- ".getBytes(StandardCharsets.UTF_8));

        assertThat(FormatGuess.of(files, "sdn.csv")).contains(ListFormat.OFAC_SDN_CLASSIC);
        assertThat(FormatGuess.of(files, "cons_prim.csv")).contains(ListFormat.OFAC_CONS_CLASSIC);
    }

    @ParameterizedTest
    @CsvSource({"<html>", "a;b;c", "{}", "''", "<"})
    void whatBeginsOtherwiseIsNone(String text) throws IOException {
        assertThat(FormatGuess.of(ListFiles.of(text.getBytes(StandardCharsets.UTF_8)), "list"))
                .isEmpty();
    }
}
