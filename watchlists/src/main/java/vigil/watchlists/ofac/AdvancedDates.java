package vigil.watchlists.ofac;

import java.util.Optional;
import vigil.watchlists.entities.ListedDate;
import vigil.watchlists.reading.XmlNode;

/** The date periods of the advanced XML: a start and an end, each between two days. */
final class AdvancedDates {

    private AdvancedDates() {}

    /** The period as {@link ListedDate} writes it; empty when it has no days. */
    static String text(XmlNode period) {
        Optional<ListedDate> first = day(period, "Start", "From");
        Optional<ListedDate> last = day(period, "End", "To").or(() -> day(period, "Start", "To"));
        if (first.isEmpty()) {
            return "";
        }
        boolean circa =
                period.children().stream()
                        .anyMatch(end -> end.attribute("Approximate").equals("true"));
        String whole = whole(first.get(), last.orElse(first.get()));
        return circa && !whole.contains("/") ? whole + "~" : whole;
    }

    private static Optional<ListedDate> day(XmlNode period, String end, String side) {
        return period.all(end, side).stream().findFirst().flatMap(AdvancedDates::day);
    }

    /** An element with year, month and day. */
    static Optional<ListedDate> day(XmlNode parts) {
        String year = parts.text("Year");
        String month = parts.text("Month");
        String day = parts.text("Day");
        String text = day.isEmpty() ? year : day + "/" + month + "/" + year;
        return ListedDate.dayFirst(text);
    }

    // A year is written as its first and its last day.
    private static String whole(ListedDate first, ListedDate last) {
        var from = first.earliest();
        var to = last.latest();
        boolean sameYear = from.getYear() == to.getYear();
        if (sameYear && from.getDayOfYear() == 1 && to.getDayOfYear() == to.lengthOfYear()) {
            return first.text().substring(0, 4);
        }
        boolean sameMonth = sameYear && from.getMonth() == to.getMonth();
        if (sameMonth && from.getDayOfMonth() == 1 && to.getDayOfMonth() == to.lengthOfMonth()) {
            return first.text().substring(0, 7);
        }
        boolean years = from.getDayOfYear() == 1 && to.getDayOfYear() == to.lengthOfYear();
        if (years) {
            return first.text().substring(0, 4) + "/" + last.text().substring(0, 4);
        }
        return ListedDate.range(Optional.of(first), Optional.of(last)).orElse(first).text();
    }
}
