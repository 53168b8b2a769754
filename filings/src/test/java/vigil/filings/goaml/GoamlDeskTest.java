package vigil.filings.goaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

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
import vigil.filings.document.FilingJson;
import vigil.filings.report.TransactionReport;
import vigil.filings.report.TransactionReport.Account;
import vigil.filings.report.TransactionReport.Element;
import vigil.filings.report.TransactionReport.Person;
import vigil.filings.report.TransactionReport.Side;
import vigil.filings.report.TransactionReport.Transaction;
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
                .containsExactly(tuple("reporter.firstName", "wrong-form"));
        assertThat(desk.check(report("Sara", "baker")))
                .extracting(Finding::field, Finding::code)
                .containsExactly(tuple("reporter.occupation", "not-of-this-authority"));
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

    @Test
    void whatAnAuthorityAsksBesideStandsWhereItsSchemaWantsIt() throws Exception {
        GoamlDesk desk = new GoamlDesk("AE", schema);
        Side ours = new Side(true, "BANK", account(List.of()), null, null, "AE");

        assertThat(desk.check(report("Sara", null, ours)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.field()).isEqualTo("transactions[0].from.account");
                    assertThat(finding.remedy()).endsWith("It expects: account_name, signatory.");
                });
        Side asked =
                new Side(
                        true,
                        "BANK",
                        account(
                                List.of(
                                        new Element("status_code", "A"),
                                        new Element("signatory/role", "OWNER"),
                                        new Element("signatory/t_person/last_name", "Khan"),
                                        new Element("signatory/t_person/first_name", "Ann"),
                                        new Element("signatory[2]/t_person/first_name", "Bo"),
                                        new Element("signatory[2]/t_person/last_name", "Khan"),
                                        new Element("signatory[2]/role", "AGENT"))),
                        null,
                        null,
                        "AE");
        TransactionReport report = report("Sara", null, asked);

        assertThat(desk.check(report)).isEmpty();
        assertThat(
                        new String(desk.write(report), StandardCharsets.UTF_8)
                                .replaceAll(">\\s+<", "><"))
                .contains(
                        "<signatory><t_person><first_name>Ann</first_name><last_name>Khan</last_name></t_person><role>OWNER</role></signatory><signatory><t_person><first_name>Bo")
                .contains("<status_code>A</status_code>");
        assertThat(FilingJson.read(FilingJson.write(report))).isEqualTo(report);
    }

    @Test
    void whatTheAuthorityDoesNotKnowIsToldWhereItWasWritten() throws Exception {
        Side side =
                new Side(
                        true,
                        "BANK",
                        account(List.of(new Element("../x", "1"), new Element("no/where", "2"))),
                        null,
                        null,
                        "AE");

        assertThat(new GoamlDesk("AE", schema).check(report("Sara", null, side)))
                .extracting(Finding::field, Finding::code)
                .contains(
                        tuple(
                                "transactions[0].from.account.more[0].value",
                                "not-of-this-authority"),
                        tuple(
                                "transactions[0].from.account.more[1].value",
                                "not-of-this-authority"));
    }

    @Test
    void theAuthoritysListsAreItsChoices() throws Exception {
        assertThat(new GoamlDesk("AE", schema).codes().get("funds_type"))
                .containsExactly(entry("CASH", "Cash"), entry("BANK", "Money at a bank"));
    }

    @Test
    void aNumberThatFillsTheMemoryIsNone() {
        assertThatThrownBy(() ->
                        FilingJson.read(
                                "{\"form\":\"STRX\",\"report\":{\"transactions\":[{\"amount\":\"1e999999999\"}]}}"))
                .isInstanceOf(UnreadableForm.class);
    }

    private static Account account(List<Element> more) {
        return new Account(
                "First Bank", null, null, null, "900100200", null, null, null, null, more);
    }

    private static TransactionReport report(String firstName, @Nullable String occupation) {
        return report(
                firstName,
                occupation,
                new Side(true, "CASH", null, person("Ann", null), null, "AE"));
    }

    private static TransactionReport report(
            String firstName, @Nullable String occupation, Side from) {
        return new TransactionReport(
                101,
                null,
                "STR-1",
                null,
                LocalDateTime.of(2026, 2, 20, 10, 0),
                "AED",
                person(firstName, occupation),
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
                                from,
                                new Side(false, "BANK", null, person("Bob", null), null, "GB"),
                                List.of())),
                List.of("STRUC"),
                List.of());
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
                occupation,
                List.of());
    }
}
