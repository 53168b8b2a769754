package vigil.launcher.analyse;

import java.io.PrintStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import vigil.contracts.csv.RowFailure;
import vigil.engine.Outcome;
import vigil.engine.core.CoreStatistics;
import vigil.launcher.analyse.RingScore.TypologyScore;
import vigil.launcher.analyse.TellingAlerts.Story;
import vigil.launcher.terminal.Table;

/** What the screen shows at the end of an analysis. */
public final class Summary {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);
    private static final int TRAIL_PAYMENTS = 12;
    private static final String INDENT = "   ";

    private final PrintStream out;

    public Summary(PrintStream out) {
        this.out = out;
    }

    void show(String file, Tally tally, CoreStatistics statistics, AnalysisReport report) {
        line(
                "%s: %,d transactions from %s to %s between %,d accounts, decided in %.1f s (%,d a second).",
                file,
                tally.transactions(),
                DAY.format(tally.first()),
                DAY.format(tally.last()),
                statistics.liveAccounts(),
                report.seconds(),
                report.transactionsPerSecond());
        refusals(tally);
        if (tally.late() > 0) {
            line(
                    "%,d transactions stand after a later one; they are decided in the file's order.",
                    tally.late());
        }
        outcomes(tally);
        alerts(tally);
        if (report.truncatedShare() > 0) {
            line(
                    "Pattern searches cut short by their budget: %.3f %%.",
                    report.truncatedShare() * 100);
        }
        if (tally.labelled()) {
            labels(tally);
        }
        behaviours(report.behaviours());
        rings(report.rings());
        stories(tally.telling().first(5));
    }

    private void behaviours(List<BehaviourScore.Kind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        var table = new Table("typology", "label", ">transactions", ">in an alert", ">raised one");
        for (BehaviourScore.Kind kind : kinds) {
            table.row(
                    kind.typology(),
                    kind.laundering() ? "laundering" : "honest",
                    String.format(Locale.ROOT, "%,d", kind.transactions()),
                    share(kind.shown(), kind.transactions()),
                    share(kind.raising(), kind.transactions()));
        }
        out.println();
        table.lines().forEach(out::println);
    }

    private static String share(long part, long whole) {
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * part / whole);
    }

    /** A table of rings by typology; nothing when there are none. */
    public void rings(List<TypologyScore> scores) {
        if (scores.isEmpty()) {
            return;
        }
        var table = new Table("rings", ">true", ">found", ">median hours to alert");
        for (TypologyScore score : scores) {
            Double hours = score.medianHoursToAlert();
            table.row(
                    score.typology(),
                    score.total(),
                    score.found(),
                    hours == null ? "–" : String.format(Locale.ROOT, "%.1f", hours));
        }
        int total = scores.stream().mapToInt(TypologyScore::total).sum();
        int found = scores.stream().mapToInt(TypologyScore::found).sum();
        table.row("all", total, found, "");
        out.println();
        table.lines().forEach(out::println);
        scores.forEach(this::reach);
    }

    private void reach(TypologyScore score) {
        RingScore.Reach reach = score.reach();
        if (reach != null) {
            line(
                    "%s: %d rings have two legs or more that can be walked within the window; found %d of them%s.",
                    score.typology(),
                    reach.rings(),
                    reach.found(),
                    reach.missed().isEmpty()
                            ? ""
                            : ", missed " + String.join(", ", reach.missed()));
        }
    }

    /** Alerts, each explained in a sentence with its money trail. */
    public void stories(List<Story> stories) {
        if (stories.isEmpty()) {
            return;
        }
        out.println();
        out.println(stories.size() == 1 ? "The most telling alert:" : "The most telling alerts:");
        for (int i = 0; i < stories.size(); i++) {
            Story story = stories.get(i);
            out.println();
            line(
                    "%d. %s (score %d), account %s, %s",
                    i + 1,
                    story.alert().scenario(),
                    story.alert().score(),
                    story.alert().subject(),
                    story.alert().at());
            out.println(INDENT + story.alert().reason());
            MoneyTrail.lines(story.trail(), TRAIL_PAYMENTS)
                    .forEach(drawn -> out.println(INDENT + drawn));
        }
    }

    private void refusals(Tally tally) {
        if (tally.refusedRows() == 0) {
            return;
        }
        line("%,d rows could not be taken, the first of them:", tally.refusedRows());
        for (RowFailure failure : tally.refusals()) {
            out.println(INDENT + failure);
        }
    }

    private void outcomes(Tally tally) {
        var table = new Table("outcome", ">transactions", ">share");
        for (Outcome outcome : Outcome.values()) {
            long count = tally.outcomes().getOrDefault(outcome, 0L);
            table.row(
                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    String.format(Locale.ROOT, "%,d", count),
                    String.format(Locale.ROOT, "%.3f %%", 100.0 * count / tally.transactions()));
        }
        out.println();
        table.lines().forEach(out::println);
    }

    private void alerts(Tally tally) {
        out.println();
        if (tally.alerts() == 0) {
            out.println("No alert was raised.");
            return;
        }
        var table = new Table("alerts by scenario", ">count");
        tally.alertsOfScenario()
                .forEach((scenario, count) ->
                        table.row(scenario, String.format(Locale.ROOT, "%,d", count)));
        table.row("all", String.format(Locale.ROOT, "%,d", tally.alerts()));
        table.lines().forEach(out::println);
    }

    private void labels(Tally tally) {
        LabelScore labels = tally.labels();
        out.println();
        line(
                "Precision %.1f %%: of %,d alerts, %,d rest on laundering by half of their evidence or more.",
                labels.precision() * 100, tally.alerts(), labels.trueAlerts());
        line(
                "Recall %.1f %%: of %,d laundering transactions, %,d stand in an alert's evidence.",
                labels.recall() * 100, labels.launderingTransactions(), labels.shownTransactions());
        line(
                "Ordinary transactions that raised an alert: %,d (%.3f %%).",
                labels.ordinaryAlerted(), labels.ordinaryShareAlerted() * 100);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
