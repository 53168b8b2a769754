package vigil.matcher.evidence;

import java.util.List;
import java.util.Optional;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.evidence.Evidence.Finding;
import vigil.matcher.evidence.Evidence.Kind;

/** Birth dates: the two that agree best count, for lists often give several. */
final class BirthDates {

    private static final int CLOSE_YEARS = 1;
    private static final int APART_YEARS = 4;
    private static final int CIRCA_YEARS = 3;

    private BirthDates() {}

    static Optional<Evidence> compare(List<PartialDate> asked, List<PartialDate> listed) {
        Evidence best = null;
        for (PartialDate mine : asked) {
            for (PartialDate theirs : listed) {
                Evidence evidence = compare(mine, theirs);
                if (best == null || evidence.logOdds() > best.logOdds()) {
                    best = evidence;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static Evidence compare(PartialDate mine, PartialDate theirs) {
        int gap =
                Math.max(
                        0,
                        Math.max(
                                mine.firstYear() - theirs.lastYear(),
                                theirs.firstYear() - mine.lastYear()));
        if (mine.circa() || theirs.circa()) {
            gap = Math.max(0, gap - CIRCA_YEARS);
            return gap == 0 ? found(Finding.YEARS_MEET, 0.8) : apart(gap);
        }
        if (gap > 0) {
            return apart(gap);
        }
        boolean exact =
                mine.firstYear() == mine.lastYear() && theirs.firstYear() == theirs.lastYear();
        return exact ? sameYear(mine, theirs) : found(Finding.YEARS_MEET, 1);
    }

    private static Evidence sameYear(PartialDate mine, PartialDate theirs) {
        if (mine.month() == 0 || theirs.month() == 0) {
            return found(Finding.SAME_YEAR, 1.6);
        }
        boolean days = mine.day() > 0 && theirs.day() > 0;
        if (mine.month() == theirs.month()) {
            if (!days) {
                return found(Finding.SAME_MONTH, 2.2);
            }
            return mine.day() == theirs.day()
                    ? found(Finding.SAME_DAY, 3.5)
                    : found(Finding.SAME_YEAR_OTHER_DAY, -0.5);
        }
        boolean flipped = days && mine.day() == theirs.month() && mine.month() == theirs.day();
        return flipped
                ? found(Finding.DAY_AND_MONTH_FLIPPED, 1.8)
                : found(Finding.SAME_YEAR_OTHER_DAY, -1);
    }

    private static Evidence apart(int years) {
        if (years <= CLOSE_YEARS) {
            return found(Finding.YEARS_CLOSE, 0);
        }
        return years <= APART_YEARS
                ? found(Finding.YEARS_APART, -2.5)
                : found(Finding.YEARS_FAR_APART, -5);
    }

    private static Evidence found(Finding finding, double logOdds) {
        return new Evidence(Kind.BIRTH_DATE, finding, logOdds);
    }
}
