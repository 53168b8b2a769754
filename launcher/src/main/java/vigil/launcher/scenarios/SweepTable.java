package vigil.launcher.scenarios;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigil.engine.backtest.Band;
import vigil.engine.backtest.Sweep;
import vigil.launcher.terminal.Table;

/** A sweep's figures for the screen. */
final class SweepTable {
    private SweepTable() {}

    /** A line for each value. */
    static List<String> curve(String parameter, Sweep.Result result) {
        List<String> titles =
                new ArrayList<>(List.of(">" + parameter, "", ">hits", ">share", ">alerts"));
        if (result.labelled()) {
            titles.addAll(List.of(">true alerts", ">precision", ">recall"));
        }
        Table table = new Table(titles.toArray(String[]::new));
        for (Sweep.Point point : result.points()) {
            List<Object> cells = new ArrayList<>();
            cells.add(value(point.value()));
            cells.add(point.present() ? "present" : "");
            cells.add(Figures.count(point.hits()));
            cells.add(
                    Figures.perCent((double) point.hits() / Math.max(1, result.transactions()), 4));
            cells.add(Figures.count(point.alerts()));
            if (result.labelled()) {
                cells.add(Figures.count(point.labels().trueAlerts()));
                cells.add(Figures.precision(point.labels()));
                cells.add(Figures.recall(point.labels()));
            }
            table.row(cells.toArray());
        }
        return table.lines();
    }

    /** A line for each band that holds anything. */
    static List<String> bands(String parameter, Sweep.Result result) {
        String proof = result.labelled() ? ">laundering at most" : ">none found proves at most";
        Table table =
                result.labelled()
                        ? new Table("line", parameter, ">hits", ">sampled", ">laundering", proof)
                        : new Table("line", parameter, ">hits", ">sampled", proof);
        for (Band band : result.bands()) {
            List<Object> cells = new ArrayList<>();
            cells.add(band.above() ? "above" : "below");
            cells.add(value(band.from()) + " to " + value(band.to()));
            cells.add(Figures.count(band.hits()));
            cells.add(Figures.count(band.sample().size()));
            if (result.labelled()) {
                cells.add(Figures.count(band.found()));
            }
            cells.add(Figures.perCent(band.bound(), 2));
            table.row(cells.toArray());
        }
        return table.lines();
    }

    static List<String> summary(Sweep.Result result, PastTransactions.Took took) {
        return List.of(
                String.format(
                        Locale.ROOT,
                        "%,d transactions under %d values in %.1f s (%.1f s of processor time); bounds hold with 95 %% confidence.",
                        result.transactions(),
                        result.points().size(),
                        took.seconds(),
                        took.processorSeconds()),
                "Hash of all hits: " + result.hash());
    }

    private static String value(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
