package vigil.engine.scoring;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.engine.accounts.Direction;
import vigil.engine.accounts.Window;
import vigil.engine.features.Moment;

/**
 * Who pays like whom: payers of one segment that pay about as often, first payments to somebody
 * apart from later ones. A group's name is all three: {@code business/daily/first}; all together
 * are {@link #EVERYBODY}.
 */
public final class PeerGroup {
    /** Whoever has no group of enough peers is held against everybody. */
    public static final String EVERYBODY = "everybody";

    private static final Pattern NAME =
            Pattern.compile("([^/\n]{0,64})/(seldom|weekly|daily|busy)/(first|later)");

    private PeerGroup() {}

    /** How many payments a payer made within 30 days, the one at hand too. */
    enum Pace {
        SELDOM(5, "that pay up to 5 times a month"),
        WEEKLY(20, "that pay 6 to 20 times a month"),
        DAILY(100, "that pay 21 to 100 times a month"),
        BUSY(Integer.MAX_VALUE, "that pay more than 100 times a month");

        private static final Pace[] ALL = values();

        private final int most;
        private final String words;
        private final String first;
        private final String later;

        Pace(int most, String words) {
            this.most = most;
            this.words = words;
            String name = name().toLowerCase(Locale.ROOT);
            first = '/' + name + "/first";
            later = '/' + name + "/later";
        }

        private static Pace of(int payments) {
            Pace pace = SELDOM;
            while (payments > pace.most) {
                pace = ALL[pace.ordinal() + 1];
            }
            return pace;
        }
    }

    /** The group of a moment's payment. */
    public static String of(Moment moment) {
        Pace pace = Pace.of(moment.payer().count(Direction.OUT, Window.MONTH));
        String rest = moment.isFirstPayment() ? pace.first : pace.later;
        String segment = moment.transaction().context().payerSegment();
        return segment.isEmpty() ? rest : segment + rest;
    }

    /** Whether it is the name of a group. */
    public static boolean isName(String group) {
        return group.equals(EVERYBODY) || NAME.matcher(group).matches();
    }

    /** The group in words. */
    static String words(String group) {
        Matcher name = NAME.matcher(group);
        if (!name.matches()) {
            return "all payments";
        }
        Pace pace = Pace.valueOf(name.group(2).toUpperCase(Locale.ROOT));
        return (name.group(3).equals("first")
                        ? "first payments to somebody by payers "
                        : "further payments to the same payee by payers ")
                + (name.group(1).isEmpty() ? "" : "of the segment " + name.group(1) + " ")
                + pace.words;
    }
}
