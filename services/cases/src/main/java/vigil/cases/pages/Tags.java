package vigil.cases.pages;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;

/**
 * Words by which officers sort their work: in lower case, 2 to 40 letters and digits with single
 * spaces and hyphens between. Everybody reads them, so nothing of a report stands in them; they
 * stand in the clear, so no number by which somebody is known does.
 */
public final class Tags {

    /** The most of one alert or case. */
    public static final int MOST = 20;

    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 5;
    private static final Pattern FORM =
            Pattern.compile("[\\p{L}\\p{N}](?:[ -]?[\\p{L}\\p{N}\\p{M}])+");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}]+");

    private Tags() {}

    /** The tags of a form's field, each once, in the order of the alphabet. */
    public static List<String> of(Form form, String field) {
        JsonNode array = form.part(field);
        if (!array.isArray() || array.size() > MOST) {
            form.refuse(field, "is an array of at most " + MOST + " tags");
            return List.of();
        }
        TreeSet<String> tags = new TreeSet<>();
        for (JsonNode value : array) {
            String tag = plain(value.asString(""));
            String fault = value.isString() ? fault(tag) : "are texts";
            if (fault != null) {
                form.refuse(field, fault);
            }
            tags.add(tag);
        }
        return List.copyOf(tags);
    }

    /** As they are compared: composed, in lower case, with single spaces. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a tag; null when nothing is. */
    static @Nullable String fault(String tag) {
        if (tag.length() > LONGEST || !FORM.matcher(tag).matches()) {
            return "are 2 to 40 letters and digits, with single spaces and hyphens between";
        }
        if (DIGIT.matcher(tag).results().count() > MOST_DIGITS) {
            return "have no more than 5 digits: no number of an account or a person is a tag";
        }
        // Who may know of a report and who may not are refused alike: the answer tells nothing.
        if (ReportWords.areIn(NO_LETTER.matcher(tag).replaceAll(" "))) {
            return "are read by everybody: nothing of a report stands in them";
        }
        return null;
    }

    /** These and those, in the order of the alphabet. */
    public static List<String> with(Collection<String> tags, Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(tags);
        all.addAll(more);
        return List.copyOf(all);
    }

    /** These without those. */
    public static List<String> without(Collection<String> tags, Collection<String> less) {
        TreeSet<String> left = new TreeSet<>(tags);
        left.removeAll(less);
        return List.copyOf(left);
    }

    /** What a timeline says of a change. */
    public static Map<String, String> change(Collection<String> before, Collection<String> after) {
        Map<String, String> said = new TreeMap<>();
        put(said, "added", without(after, before));
        put(said, "removed", without(before, after));
        return said;
    }

    private static void put(Map<String, String> said, String what, List<String> tags) {
        if (!tags.isEmpty()) {
            said.put(what, String.join(", ", tags));
        }
    }

    /**
     * Narrows to rows that have all of these tags.
     *
     * @param asked several with commas
     */
    public static void narrow(Filter filter, String column, @Nullable String asked) {
        if (asked == null) {
            return;
        }
        String[] tags = asked.split(",", -1);
        if (tags.length > MOST) {
            throw Cut.refusal("tag", "is at most " + MOST + " tags");
        }
        // The index of what has a tag at all.
        filter.and("cardinality(" + column + ") > 0");
        for (String tag : tags) {
            filter.and("? = any (" + column + ")", plain(tag));
        }
    }
}
