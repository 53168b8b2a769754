package vigil.filings.goaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.filings.goaml.TransactionReport.Person;
import vigil.filings.goaml.TransactionReport.Side;
import vigil.filings.goaml.TransactionReport.Transaction;
import vigil.filings.rules.Finding;
import vigil.filings.xml.UnreadableForm;

class GoamlDeskTest {
    @TempDir private Path folder;
    private Path schema = Path.of("");

    @BeforeEach
    void putTheAuthoritysSchema() throws Exception {
        schema = folder.resolve("goAMLSchema.xsd");
        try (InputStream in =
                GoamlDesk.class.getResourceAsStream("/vigil/filings/goaml/authority.xsd")) {
            Files.write(schema, Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void withoutTheAuthoritysSchemaNothingIsWrittenAndTheReasonIsClear() {
        assertThatThrownBy(() -> new GoamlDesk("AE", null))
                .isInstanceOf(NoAuthoritySchema.class)
                .hasMessageContaining("no goAML schema is configured for AE");
        assertThatThrownBy(() -> new GoamlDesk("AE", folder.resolve("nowhere.xsd")))
                .isInstanceOf(NoAuthoritySchema.class);
    }

    @Test
    void aReportIsWrittenInTheOrderOfTheAuthority() throws Exception {
        GoamlDesk desk = new GoamlDesk("AE", schema);

        assertThat(desk.check(report("Sara", null))).isEmpty();
        String xml = new String(desk.write(report("Sara", null)), StandardCharsets.UTF_8);

        assertThat(xml)
                .contains("<report_code>STR</report_code>", "<email>mlro-1+x@bank.ae</email>");
        assertThat(xml.indexOf("<reason>")).isGreaterThan(xml.indexOf("<reporting_person>"));
        assertThat(xml.indexOf("<email>")).isLessThan(xml.indexOf("<residence>"));
        assertThat(AuthoritySchema.load("AE", schema).faults(xml.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void whatTheAuthorityRefusesIsSaidByField() throws Exception {
        GoamlDesk desk = new GoamlDesk("AE", schema);

        assertThat(desk.check(report("Sára_", null)))
                .extracting(Finding::field, Finding::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("reporter.firstName", "wrong-form"));
        assertThat(desk.check(report("Sara", "baker")))
                .extracting(Finding::field, Finding::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "reporter.occupation", "not-of-this-authority"));
        assertThatThrownBy(() -> desk.write(report("Sára_", null)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFileThatIsNoSchemaIsRefused() throws Exception {
        Path hostile =
                Files.writeString(
                        folder.resolve("h.xsd"),
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>");
        Path remote =
                Files.writeString(
                        folder.resolve("r.xsd"),
                        "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:include schemaLocation='other.xsd'/><xs:element name='report' type='t'/></xs:schema>");

        for (Path file : List.of(hostile, remote)) {
            assertThatThrownBy(() -> new GoamlDesk("AE", file)).isInstanceOf(UnreadableForm.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "[a-z],[a-z]",
        "[0-9-+],[0-9\\-+]",
        "[_a-zA-Z0-9-+]+,[_a-zA-Z0-9\\-+]+",
        "^[a-z .'-]*$,[a-z .'-]*",
        "[-a],[-a]",
        "[a\\-z],[a\\-z]",
        "[\\w-.],[\\w\\-.]",
        "a\\$,a\\$",
        "[a-z-[aeiou]],[a-z-[aeiou]]"
    })
    void onlyIllegalPatternsAreChanged(String pattern, String repaired) {
        assertThat(PatternRepair.pattern(pattern)).isEqualTo(repaired);
    }

    private static TransactionReport report(String firstName, @Nullable String occupation) {
        Person reporter = person(firstName, occupation);
        return new TransactionReport(
                101,
                null,
                "STR-1",
                null,
                LocalDateTime.of(2026, 2, 20, 10, 0),
                "AED",
                reporter,
                null,
                "Cash below the limit, again and again.",
                null,
                List.of(
                        new Transaction(
                                "T-1",
                                null,
                                null,
                                LocalDateTime.of(2026, 2, 1, 9, 30),
                                null,
                                new BigDecimal("9500.00"),
                                new Side(true, "CASH", null, person("Ann", null), null, "AE"),
                                new Side(false, "BANK", null, person("Bob", null), null, "GB"))),
                List.of("STRUC"));
    }

    private static Person person(String firstName, @Nullable String occupation) {
        return new Person(
                null,
                firstName,
                "Khan",
                null,
                null,
                null,
                "AE",
                List.of(),
                List.of(),
                "mlro-1+x@bank.ae",
                occupation);
    }
}
