package vigil.filings.fincen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vigil.filings.document.FilingJson;
import vigil.filings.report.FincenFiling;
import vigil.filings.rules.Finding;

/** What is wrong stands beside its field, with a code and a remedy. */
class FindingsTest {
    private static final FincenForms FORMS = new FincenForms();
    private static final JsonMapper JSON = JsonMapper.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "filedOn | null | filedOn | required",
                "filedOn | '2026-03-03' | filedOn | in-the-future",
                "occasion.kinds | [] | occasion.kinds | required",
                "occasion.kinds | ['INITIAL','CORRECTION'] | occasion.kinds | initial-and-following",
                "occasion.kinds | ['CORRECTION'] | occasion.priorDocument | required",
                "occasion.priorDocument | '31000000000001' | occasion.priorDocument | prior-without-following",
                "transmitter.controlCode | 'X1' | transmitter.controlCode | wrong-form",
                "transmitter.taxNumber | '111111111' | transmitter.taxNumber | wrong-tax-number",
                "transmitter.phone | '+1 212 555' | transmitter.phone | wrong-form",
                "filer.regulator | null | filer.regulator | required",
                "filer.regulator | '77' | filer.regulator | not-in-list",
                "filer.taxNumber.type | '4' | filer.taxNumber.type | wrong-tax-type",
                "filer.taxNumber.number | {'unknown':true} | filer.taxNumber.number | must-be-known",
                "filer.kinds | [] | filer.kinds | required",
                "filer.kinds.0.type | '999' | filer.kinds[0].otherType | other-needs-text",
                "filer.address.country.value | 'XX' | filer.address.country | not-a-country",
                "filer.address.country.value | 'DE' | filer.address.state | state-not-asked",
                "filer.address.postalCode.value | '1234' | filer.address.postalCode | wrong-form",
                "filer.address.street.value | 101x | filer.address.street | too-long",
                "note | 51x | note | too-long",
                "locations | [] | locations | required",
                "locations.0.noBranch | true | locations[0].branches | no-branch-but-some",
                "subjects | [] | subjects | required",
                "subjects.0.nothingKnown | true | subjects[0].nothingKnown | nothing-known-but-something",
                "subjects.0.name.last | {'unknown':false} | subjects[0].name.last | required-or-unknown",
                "subjects.0.name.last | {'value':'A','unknown':true} | subjects[0].name.last | known-and-unknown",
                "subjects.0.name.first.value | 36x | subjects[0].name.first | too-long",
                "subjects.0.name.middle | 'tab\there' | subjects[0].name.middle | wrong-form",
                "subjects.0.name.middle | 'bell\u0007' | subjects[0].name.middle | illegal-character",
                "subjects.0.birthDate.value | '19700230' | subjects[0].birthDate | not-a-birth-date",
                "subjects.0.birthDate.value | '20270101' | subjects[0].birthDate | not-a-birth-date",
                "subjects.0.entity | true | subjects[0].birthDate | entity-has-no-birth",
                "subjects.0.taxNumber.type | '2' | subjects[0].taxNumber.type | wrong-tax-type",
                "subjects.0.taxNumber.number.value | '12-345' | subjects[0].taxNumber.number | wrong-tax-number",
                "subjects.0.identifications | [] | subjects[0].identifications | required-or-unknown",
                "subjects.0.identifications.0.type | '999' | subjects[0].identifications[0].otherType | other-needs-text",
                "subjects.0.identifications.0.type | '1' | subjects[0].identifications[0].type | tax-number-as-document",
                "subjects.0.relationships.0.ties | ['OTHER'] | subjects[0].relationships[0].otherTie | other-needs-text",
                "subjects.0.relationships.0.ties | ['OFFICER'] | subjects[0].relationships[0].standing | required",
                "subjects.0.holdings | [] | subjects[0].holdings | required-or-unknown",
                "subjects.0.noAccount | true | subjects[0].holdings | known-and-unknown",
                "suspicion.amount | null | suspicion.amount | one-of-three",
                "suspicion.amountUnknown | true | suspicion.amount | one-of-three",
                "suspicion.amount | -5 | suspicion.amount | not-an-amount",
                "suspicion.cumulativeAmount | 5 | suspicion.cumulativeAmount | not-continuing",
                "suspicion.to | '2025-01-01' | suspicion.to | ends-before-it-begins",
                "suspicion.from | '2027-01-01' | suspicion.from | in-the-future",
                "suspicion.classifications | [] | suspicion.classifications | required",
                "suspicion.classifications.0.type | '8' | suspicion.classifications[0].subtype | wrong-subtype",
                "suspicion.classifications.0.subtype | '1999' | suspicion.classifications[0].other | other-needs-text",
                "suspicion.classifications.0.subtype | '115' | suspicion.classifications[0].subtype | not-in-list",
                "networkTraces.0.address | 'not an address' | networkTraces[0].address | wrong-form",
                "cyberEvents.0.type | '999' | cyberEvents[0].other | other-needs-text",
                "instruments.0.type | '5' | instruments[0].subtype | wrong-subtype",
                "narrative | null | narrative | required",
                "narrative | 17001x | narrative | too-long"
            })
    void aSuspiciousActivityReportSaysWhatIsWrongWhere(
            String path, String value, String field, String code) throws Exception {
        FincenFiling report = SampleReports.suspicious();

        List<Finding> findings = FORMS.check(with(report, path, value), Chance.TODAY);

        assertThat(FORMS.check(report, Chance.TODAY)).isEmpty();
        assertFound(findings, field, code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "occasion.kinds | ['INITIAL','JOINT'] | occasion.kinds | not-of-this-form",
                "locations | [] | locations | required",
                "locations.0.cashIn | 1 | locations | does-not-add-up",
                "persons | [] | persons | required",
                "persons.0.role | null | persons[0].role | required",
                "persons.0.role | 'FOR_ANOTHER' | persons | nobody-behind",
                "persons.0.entity | true | persons[0].entity | entity-carries-no-cash",
                "persons.0.identification | null | persons[0].identification | required-or-unknown",
                "persons.0.phone.type | 'W' | persons[0].phone.type | not-of-this-form",
                "cash.on | '2026-04-01' | cash.on | in-the-future",
                "cash.cashIn | 12001 | cash.cashIn | does-not-add-up",
                "cash.details.0.type | '997' | cash.details[0].other | other-needs-text",
                "cash.details.0.country | 'MX' | cash.details[0].country | country-without-foreign",
                "cash.details.0.type | '53' | cash.details[0].country | required",
                "cash.details.0.amount | 10000 | cash.cashIn | does-not-add-up"
            })
    void aCurrencyTransactionReportSaysWhatIsWrongWhere(
            String path, String value, String field, String code) throws Exception {
        FincenFiling report = SampleReports.currency(12_000);

        List<Finding> findings = FORMS.check(with(report, path, value), Chance.TODAY);

        assertThat(FORMS.check(report, Chance.TODAY)).isEmpty();
        assertFound(findings, field, code);
    }

    @Test
    void cashIsReportedFromOneDollarOverTheLimit() {
        assertThat(FORMS.check(SampleReports.currency(10_001), Chance.TODAY)).isEmpty();
        assertFound(
                FORMS.check(SampleReports.currency(10_000), Chance.TODAY),
                "cash.cashIn",
                "below-the-limit");
    }

    @Test
    void anEmptyReportNamesEveryMissingField() throws Exception {
        FincenFiling nothing =
                (FincenFiling) FilingJson.read("{\"form\": \"SARX\", \"report\": {}}");

        assertThat(FORMS.check(nothing, Chance.TODAY))
                .hasSizeGreaterThan(20)
                .allMatch(finding -> finding.remedy().endsWith("."))
                .extracting(Finding::field)
                .contains("filedOn", "narrative", "subjects", "filer.name", "transmitter.name");
    }

    @Test
    void remediesRepeatNothingOfWhatWasFilledIn() throws Exception {
        FincenFiling report =
                with(SampleReports.suspicious(), "filer.address.street.value", "200x");

        assertThat(FORMS.check(report, Chance.TODAY))
                .isNotEmpty()
                .allMatch(finding -> !finding.remedy().contains("xxx"));
    }

    private static void assertFound(List<Finding> findings, String field, String code) {
        assertThat(findings)
                .anyMatch(found -> found.field().equals(field) && found.code().equals(code));
    }

    /** The report with another value at the end of a path; {@code 51x} is so many letters. */
    static FincenFiling with(FincenFiling report, String path, String value) throws Exception {
        JsonNode root = JSON.readTree(FilingJson.write(report));
        JsonNode node = root.get("report");
        List<String> steps = new ArrayList<>(List.of(path.split("\\.")));
        String last = steps.removeLast();
        for (String step : steps) {
            node = step.matches("\\d+") ? node.get(Integer.parseInt(step)) : node.get(step);
        }
        JsonNode set =
                value.matches("\\d+x")
                        ? JSON.valueToTree("x".repeat(Integer.parseInt(value.replace("x", ""))))
                        : JSON.readTree(escaped(value));
        if (node instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), set);
        } else {
            ((ObjectNode) node).set(last, set);
        }
        return (FincenFiling) FilingJson.read(JSON.writeValueAsString(root));
    }

    private static String escaped(String value) {
        return value.replace("'", "\"").replace("\t", "\\t").replace("\u0007", "\\u0007");
    }
}
