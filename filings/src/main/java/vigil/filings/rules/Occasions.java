package vigil.filings.rules;

import vigil.filings.report.Occasion;
import vigil.filings.report.Occasion.Kind;

/** Whether a report is the first of its matter, and what it follows. */
final class Occasions {

    private Occasions() {}

    static void check(Occasion occasion, String field, Findings findings) {
        boolean first = occasion.is(Kind.INITIAL) || occasion.is(Kind.BACKFILED);
        findings.when(
                !first && !occasion.followsAnother(),
                field + ".kinds",
                "required",
                "Say whether it is an initial report, a correction or about continuing activity.");
        findings.when(
                first && occasion.followsAnother(),
                field + ".kinds",
                "initial-and-following",
                "An initial report corrects and continues no other.");
        findings.when(
                occasion.followsAnother() && occasion.priorDocument() == null,
                field + ".priorDocument",
                "required",
                "Fill in the BSA identifier of the report before, or 14 zeros if it is unknown.");
        findings.when(
                !occasion.followsAnother() && occasion.priorDocument() != null,
                field + ".priorDocument",
                "prior-without-following",
                "Leave the BSA identifier empty: there is no report before.");
        findings.form(
                occasion.priorDocument(),
                "\\d{14}",
                field + ".priorDocument",
                "Write the 14 digits of the BSA identifier.");
    }
}
