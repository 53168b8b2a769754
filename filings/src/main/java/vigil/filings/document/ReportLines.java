package vigil.filings.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A report as lines to be read: headings, labels with values, and the narrative's paragraphs. */
final class ReportLines {
    private static final Map<String, String> LISTS =
            Map.ofEntries(
                    Map.entry("classifications.type", "ValidateSuspiciousActivityTypeID"),
                    Map.entry("classifications.subtype", "ValidateSuspiciousActivitySubtypeID"),
                    Map.entry("instruments.type", "ValidateAssetTypeIDTypeCode"),
                    Map.entry("instruments.subtype", "ValidateAssetSubtypeIDTypeCode"),
                    Map.entry("instrumentDetails.type", "ValidateAssetAttributeTypeIDTypeCode"),
                    Map.entry("cyberEvents.type", "ValidateCyberEventIndicatorsTypeCode"),
                    Map.entry("identifications.type", "ValidatePartyIdentificationCodeType"),
                    Map.entry("identification.type", "ValidatePartyIdentificationCodeType"),
                    Map.entry("registrations.type", "ValidatePartyIdentificationCodeType"),
                    Map.entry("taxNumber.type", "ValidatePartyIdentificationCodeType"),
                    Map.entry("kinds.type", "ValidateOrganizationCodeType"),
                    Map.entry("kinds.subtype", "ValidateOrganizationSubtypeCodeType"),
                    Map.entry("phones.type", "ValidatePhoneNumberCodeType"),
                    Map.entry("filer.regulator", "ValidateFederalRegulatorCodeType"),
                    Map.entry("institution.regulator", "ValidateFederalRegulatorCodeType"),
                    Map.entry("details.type", "ValidateCurrencyTransactionActvityDetailCodeType"),
                    // goAML's names, the same with every authority.
                    Map.entry("report.currency", "currency_type"),
                    Map.entry("report.indicators", "report_indicator_type"),
                    Map.entry("transactions.mode", "conduction_type"),
                    Map.entry("from.funds", "funds_type"),
                    Map.entry("to.funds", "funds_type"),
                    Map.entry("from.country", "country_type"),
                    Map.entry("to.country", "country_type"));

    /** How a line is set. */
    enum Style {
        HEADING,
        FIELD,
        TEXT
    }

    /** A line with how deep it stands. */
    record Line(Style style, int depth, String label, String text) {}

    private final Map<String, Map<String, String>> codes;
    private final List<Line> lines = new ArrayList<>();

    private ReportLines(Map<String, Map<String, String>> codes) {
        this.codes = codes;
    }

    static List<Line> of(JsonNode report, Map<String, Map<String, String>> codes) {
        ReportLines lines = new ReportLines(codes);
        lines.group(report, "report", 0);
        return lines.lines;
    }

    private void group(JsonNode group, String name, int depth) {
        for (Map.Entry<String, JsonNode> field : group.properties()) {
            value(field.getKey(), field.getValue(), name, depth);
        }
    }

    private void value(String field, JsonNode value, String group, int depth) {
        if (field.equals("narrative")) {
            lines.add(new Line(Style.HEADING, depth, "Narrative", ""));
            value.asString()
                    .lines()
                    .forEach(text -> lines.add(new Line(Style.TEXT, depth, "", text)));
        } else if (value.isNull()) {
            return;
        } else if (isAnswer(value)) {
            answer(field, value, depth);
        } else if (value.isObject()) {
            lines.add(new Line(Style.HEADING, depth, words(field), ""));
            group(value, field, depth + 1);
        } else if (value.isArray()) {
            list(field, value, group, depth);
        } else if (!value.isBoolean() || value.asBoolean()) {
            lines.add(field(field, value, group, depth));
        }
    }

    private void list(String field, JsonNode list, String group, int depth) {
        int number = 0;
        for (JsonNode element : list) {
            number++;
            if (element.isObject()) {
                lines.add(new Line(Style.HEADING, depth, words(field) + " " + number, ""));
                group(element, field, depth + 1);
            } else {
                lines.add(field(field, element, group, depth));
            }
        }
    }

    private void answer(String field, JsonNode answer, int depth) {
        String value = answer.path("value").asString("");
        boolean unknown = answer.path("unknown").asBoolean(false);
        if (unknown || !value.isEmpty()) {
            lines.add(new Line(Style.FIELD, depth, words(field), unknown ? "unknown" : value));
        }
    }

    private Line field(String field, JsonNode value, String group, int depth) {
        String text = value.isBoolean() ? "yes" : value.asString();
        Map<String, String> list =
                codes.getOrDefault(LISTS.getOrDefault(group + "." + field, ""), Map.of());
        String label = list.get(text);
        return new Line(
                Style.FIELD, depth, words(field), label == null ? text : text + " · " + label);
    }

    private static boolean isAnswer(JsonNode value) {
        return value.isObject() && value.has("unknown") && value.size() <= 2;
    }

    private static String words(String camel) {
        String words = camel.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
