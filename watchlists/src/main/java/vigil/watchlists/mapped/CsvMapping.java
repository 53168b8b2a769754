package vigil.watchlists.mapped;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vigil.contracts.csv.UnreadableFile;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Schema;

/**
 * Which column of a delimited file is what.
 *
 * @param prefix put before the key, with a dash, to make the entity's id
 * @param key the column whose value names the entry
 * @param columns column → property of FollowTheMoney
 * @param kinds what is listed
 * @param constants property → value that every entry has, such as {@code topics}
 * @param layout how the file is written
 */
public record CsvMapping(
        String prefix,
        String key,
        Map<String, String> columns,
        Kinds kinds,
        Map<String, String> constants,
        Layout layout) {

    /** The order of the parts of a date that is written with slashes. */
    public enum DateOrder {
        DAY_FIRST,
        MONTH_FIRST
    }

    /**
     * What is listed.
     *
     * @param usual the schema of an entry that says nothing else
     * @param column the column that says it, or empty
     * @param values what stands there → schema
     */
    public record Kinds(Schema usual, String column, Map<String, Schema> values) {
        public Kinds {
            values = Map.copyOf(values);
        }

        Schema of(String value) {
            return values.getOrDefault(value.toLowerCase(Locale.ROOT), usual);
        }
    }

    /**
     * How the file is written.
     *
     * @param separator between two columns
     * @param charset of the bytes
     * @param several separator between two values in a field, or empty
     * @param dates the order in dates with slashes
     */
    public record Layout(char separator, Charset charset, String several, DateOrder dates) {}

    public CsvMapping {
        if (!EntityId.isKey(prefix) || key.isBlank() || columns.isEmpty()) {
            throw new IllegalArgumentException("a mapping has a prefix, a key and columns");
        }
        columns = Map.copyOf(columns);
        constants = Map.copyOf(constants);
    }

    /**
     * Reads a mapping from settings:
     *
     * <pre>{@code
     * prefix = own
     * key = Number
     * column.Name = name
     * column.Born = birthDate
     * schema = Person
     * schema.column = Kind
     * schema.value.firm = Company
     * constant.topics = sanction
     * separator = ;
     * charset = ISO-8859-1
     * several = |
     * dates = day-first
     * }</pre>
     *
     * @throws UnreadableFile with the setting that is wrong or not known
     */
    public static CsvMapping of(Map<String, String> settings) throws UnreadableFile {
        Map<String, String> left = new TreeMap<>(settings);
        Map<String, String> columns = under("column.", left);
        Map<String, Schema> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> value : under("schema.value.", left).entrySet()) {
            values.put(value.getKey().toLowerCase(Locale.ROOT), schema(value.getValue()));
        }
        Kinds kinds =
                new Kinds(
                        schema(take(left, "schema", "LegalEntity")),
                        take(left, "schema.column", ""),
                        values);
        Map<String, String> constants = under("constant.", left);
        Layout layout =
                new Layout(
                        separator(take(left, "separator", ",")),
                        charset(take(left, "charset", "UTF-8")),
                        take(left, "several", ""),
                        dates(take(left, "dates", "day-first")));
        String prefix = take(left, "prefix", "");
        String key = take(left, "key", "");
        if (!left.isEmpty()) {
            throw new UnreadableFile("the mapping has settings that are not known: " + names(left));
        }
        try {
            return new CsvMapping(prefix, key, columns, kinds, constants, layout);
        } catch (IllegalArgumentException e) {
            throw new UnreadableFile(
                    "the mapping lacks prefix (without blanks), key or any column", e);
        }
    }

    private static Set<String> names(Map<String, String> settings) {
        return settings.keySet();
    }

    private static Map<String, String> under(String prefix, Map<String, String> settings) {
        Map<String, String> found = new LinkedHashMap<>();
        settings.entrySet()
                .removeIf(setting -> {
                    boolean mine = setting.getKey().startsWith(prefix);
                    if (mine) {
                        found.put(setting.getKey().substring(prefix.length()), setting.getValue());
                    }
                    return mine;
                });
        return found;
    }

    private static String take(Map<String, String> settings, String name, String usual) {
        String value = settings.remove(name);
        return value == null ? usual : value.strip();
    }

    private static Schema schema(String name) throws UnreadableFile {
        if (!Schema.isValid(name)) {
            throw new UnreadableFile("the mapping's schema is no word");
        }
        return new Schema(name);
    }

    private static char separator(String text) throws UnreadableFile {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new UnreadableFile("the mapping's separator is one character, or tab");
        }
        return text.charAt(0);
    }

    private static Charset charset(String name) throws UnreadableFile {
        try {
            return name.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableFile("the mapping's charset is not known", e);
        }
    }

    private static DateOrder dates(String text) throws UnreadableFile {
        return switch (text) {
            case "day-first" -> DateOrder.DAY_FIRST;
            case "month-first" -> DateOrder.MONTH_FIRST;
            default -> throw new UnreadableFile("the mapping's dates are day-first or month-first");
        };
    }
}
