package vigil.monitoring.backtests;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vigil.engine.backtest.Band;
import vigil.engine.backtest.Sweep;
import vigil.monitoring.log.Ids;

/**
 * What a scenario would have done in the range under each value of a parameter.
 *
 * @param points by value, ascending
 * @param bands the transactions that two neighbouring values tell apart, ascending
 */
public record SweepResult(long transactions, List<Point> points, List<Stretch> bands) {

    /**
     * @param present whether it is the value in the file
     * @param alertsPerThousand for a thousand transactions
     * @param labels its alerts held against officers' decisions; absent without any in the range
     */
    public record Point(
            double value,
            boolean present,
            long hits,
            long alerts,
            double alertsPerThousand,
            @Nullable LabelView labels) {}

    /**
     * Transactions that meet the scenario under one of two neighbouring values alone.
     *
     * @param line above: the present value meets them, a stricter one would lose them; below: a
     *     looser one would win them
     * @param sample of them, each as likely as any other, for an officer to look at
     * @param bound the share of laundering, 0 to 1, that is left possible at 95 % confidence when
     *     the officer finds none in the sample
     */
    public record Stretch(
            String line, double from, double to, long hits, List<String> sample, double bound) {

        private static Stretch of(Band band) {
            return new Stretch(
                    band.above() ? "above" : "below",
                    band.from(),
                    band.to(),
                    band.hits(),
                    band.sample().stream().map(id -> Ids.uuid(id).toString()).toList(),
                    band.bound());
        }
    }

    static SweepResult of(Sweep.Result result) {
        return new SweepResult(
                result.transactions(),
                result.points().stream()
                        .map(point ->
                                new Point(
                                        point.value(),
                                        point.present(),
                                        point.hits(),
                                        point.alerts(),
                                        BacktestResult.perThousand(
                                                point.alerts(), result.transactions()),
                                        result.labelled() ? LabelView.of(point.labels()) : null))
                        .toList(),
                result.bands().stream().map(Stretch::of).toList());
    }
}
