package vigil.cases.metrics;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.cases.pages.Csv;

/** The figures as lines of a table (RFC 4180): what, of whom, which figure, its value. */
final class MetricsCsv {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String END = "\r\n";

    private MetricsCsv() {}

    static String write(Metrics metrics) {
        StringBuilder table = new StringBuilder("section,key,figure,value").append(END);
        JsonNode tree = JSON.valueToTree(metrics);
        for (Map.Entry<String, JsonNode> section : tree.properties()) {
            JsonNode value = section.getValue();
            if (value.isArray()) {
                for (JsonNode row : value) {
                    lines(table, section.getKey(), row.path("key").asString(""), row);
                }
            } else if (value.isObject()) {
                lines(table, section.getKey(), "", value);
            } else {
                line(table, "period", "", section.getKey(), value);
            }
        }
        return table.toString();
    }

    private static void lines(StringBuilder table, String section, String key, JsonNode figures) {
        for (Map.Entry<String, JsonNode> figure : figures.properties()) {
            if (figure.getValue().isObject()) {
                lines(table, section, key, figure.getValue());
            } else if (!figure.getKey().equals("key")) {
                line(table, section, key, figure.getKey(), figure.getValue());
            }
        }
    }

    private static void line(
            StringBuilder table, String section, String key, String figure, JsonNode value) {
        table.append(section)
                .append(',')
                .append(Csv.quoted(key))
                .append(',')
                .append(figure)
                .append(',')
                .append(value.asString(""))
                .append(END);
    }
}
