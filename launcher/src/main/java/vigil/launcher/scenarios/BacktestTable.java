package vigil.launcher.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigil.engine.Outcome;
import vigil.engine.backtest.Backtest;
import vigil.engine.backtest.LabelScore;
import vigil.engine.backtest.ModelTally;
import vigil.launcher.terminal.Table;

/** A backtest's figures for the screen. */
final class BacktestTable {
    private BacktestTable() {}

    /** A line for each scenario. */
    static List<String> lines(Backtest.Result result, boolean compared) {
        boolean labelled = result.labels() != null;
        List<String> titles = new ArrayList<>(List.of("scenario", ">hits", ">share", ">alerts"));
        if (compared) {
            titles.addAll(List.of(">new", ">lost"));
        }
        if (labelled) {
            titles.addAll(List.of(">true alerts", ">precision", ">recall"));
        }
        Table table = new Table(titles.toArray(String[]::new));
        for (Backtest.Line line : result.lines()) {
            table.row(cells(line, result.transactions(), compared, labelled));
        }
        return table.lines();
    }

    private static Object[] cells(
            Backtest.Line line, long transactions, boolean compared, boolean labelled) {
        List<Object> cells = new ArrayList<>();
        cells.add(line.scenario());
        cells.add(Figures.count(line.hits()));
        cells.add(Figures.perCent((double) line.hits() / Math.max(1, transactions), 4));
        cells.add(Figures.count(line.alerts()));
        if (compared) {
            cells.add(Figures.count(line.fresh()));
            cells.add(Figures.count(line.lost()));
        }
        if (labelled) {
            cells.add(Figures.count(line.labels().trueAlerts()));
            cells.add(Figures.precision(line.labels()));
            cells.add(Figures.recall(line.labels()));
        }
        return cells.toArray();
    }

    static List<String> summary(Backtest.Result result, PastTransactions.Took took) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "%,d transactions in %.1f s (%.1f s of processor time); %,d opened an alert (%.3f %%); outcomes:%s.",
                        result.transactions(),
                        took.seconds(),
                        took.processorSeconds(),
                        result.alerted(),
                        100.0 * result.alerted() / Math.max(1, result.transactions()),
                        outcomes(result)));
        LabelScore labels = result.labels();
        if (labels != null) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "Of %,d alerts %,d rest on laundering (precision %s); they show %,d of %,d laundering transactions (recall %s).",
                            labels.alerts(),
                            labels.trueAlerts(),
                            Figures.precision(labels),
                            labels.shown(),
                            labels.laundering(),
                            Figures.recall(labels)));
        }
        if (result.model() != null) {
            lines.addAll(model(result.model()));
        }
        lines.add("Hash of all hits: " + result.hash());
        return lines;
    }

    /** What the model adds, and what all of it changes. */
    private static List<String> model(Backtest.ModelPart part) {
        ModelTally.Overlap overlap = part.overlap();
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(
                        Locale.ROOT,
                        "Transactions shown by model and scenarios %,d, by the model alone %,d, by scenarios alone %,d; by both sides %,d, by this side alone %,d, by the other alone %,d.",
                        overlap.both(),
                        overlap.modelAlone(),
                        overlap.scenariosAlone(),
                        overlap.candidateAndPublished(),
                        overlap.candidateAlone(),
                        overlap.publishedAlone()));
        if (part.ofModel() != null && part.ofScenarios() != null) {
            lines.add(
                    String.format(
                            Locale.ROOT,
                            "The model alone: precision %s, recall %s; scenarios alone: precision %s, recall %s.",
                            Figures.precision(part.ofModel()),
                            Figures.recall(part.ofModel()),
                            Figures.precision(part.ofScenarios()),
                            Figures.recall(part.ofScenarios())));
        }
        return lines;
    }

    private static String outcomes(Backtest.Result result) {
        StringBuilder outcomes = new StringBuilder();
        for (Outcome outcome : Outcome.values()) {
            outcomes.append(' ')
                    .append(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .append(' ')
                    .append(Figures.count(result.outcomes().get(outcome.ordinal())));
        }
        return outcomes.toString();
    }
}
