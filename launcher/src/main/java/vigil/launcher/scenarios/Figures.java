package vigil.launcher.scenarios;

import java.util.Locale;
import vigil.engine.backtest.LabelScore;

/** How the tables of these commands write numbers. */
final class Figures {
    private Figures() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A part of a whole as per cent, with as many decimals. */
    static String perCent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    /** A dash where no alert was opened. */
    static String precision(LabelScore score) {
        return score.alerts() == 0 ? "–" : perCent(score.precision(), 1);
    }

    static String recall(LabelScore score) {
        return score.alerts() == 0 ? "–" : perCent(score.recall(), 1);
    }
}
