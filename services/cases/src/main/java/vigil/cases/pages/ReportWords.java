package vigil.cases.pages;

import java.util.regex.Pattern;

/** How English, German and French speak of reports to authorities. */
public final class ReportWords {

    private static final Pattern REPORT =
            Pattern.compile(
                    "\\b(sars?|strs?|ctrs?|report(s|ed|ing)?|filed|filings?|fincen|goaml|fiu|tracfin|"
                            + "verdachts(melde|anzeige|meldung)\\w*|geldwäschemeldung\\w*|gemeldet|"
                            + "déclarations?|déclarée?s?|déclarer)\\b",
                    Pattern.CASE_INSENSITIVE
                            | Pattern.UNICODE_CASE
                            | Pattern.UNICODE_CHARACTER_CLASS);

    private ReportWords() {}

    /** Whether a text seems to speak of one. */
    public static boolean areIn(String text) {
        return REPORT.matcher(text).find();
    }
}
