package vigil.models.bundles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.bundles.AnomalyParts;
import vigil.models.anomalies.TrainedAnomalies;
import vigil.models.evaluation.Part;
import vigil.models.evaluation.Reliability;
import vigil.models.training.EvaluationText;
import vigil.models.training.FeatureGain;
import vigil.models.training.Trained;
import vigil.models.training.Trainings;

/** A model in the words of those who must answer for it, generated with every training. */
final class ModelCard {
    private static final int FEATURES_SHOWN = 20;

    private final StringBuilder text = new StringBuilder();

    private ModelCard() {}

    /**
     * @param origin where the model comes from, by name
     * @param gains features with their share in the training gain, the greatest first
     * @param anomalies what else the bundle tells, null when nothing
     */
    static String of(
            String name,
            Trainings trainings,
            Map<String, String> origin,
            List<FeatureGain> gains,
            @Nullable TrainedAnomalies anomalies) {
        Trained model = trainings.written();
        ModelCard card = new ModelCard();
        card.head(name, model);
        card.figures(model);
        card.beside(trainings);
        card.behaviours(model.test());
        card.reliability(model.test().reliability());
        card.origin(origin);
        card.features(model, gains);
        if (anomalies != null) {
            card.anomalies(anomalies);
        }
        card.limits(origin);
        return card.text.toString();
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private void head(String name, Trained model) {
        line("# Model card: %s", name);
        line("");
        line(
                "Gradient-boosted trees (%d of them over %d features) that give each transaction the probability of being laundering, as of the moment it happens.",
                model.forest().trees(), model.features().size());
        line("");
        line("**For**: ranking transactions and alerts for an officer's review, with reasons.");
        line(
                "**Not for**: a decision about a person without an officer (GDPR Art. 22), or traffic unlike that of the training files without a new evaluation.");
    }

    private void figures(Trained model) {
        line("");
        line("## What it reached");
        line("");
        line(
                "Split in order of time, 60, 20 and 20 per cent; number of trees, calibration and threshold come from validation, and the test part was looked at once.");
        line("");
        line(
                "| part | transactions | laundering | precision | recall | F1 | PR-AUC | recall within 0.1 %% | within 1 %% | Brier |");
        line("|---|---|---|---|---|---|---|---|---|---|");
        part("training", model.training());
        part("validation", model.validation());
        part("test", model.test());
        line("");
        line(
                "Threshold: log odds %.4f, that is a probability of %.3f. \"Recall within 1 %%\": when officers look at one transaction in a hundred.",
                model.threshold(), model.calibration().probability(model.threshold()));
        line(
                "Figures on training are of rows that the trees have seen: they only show how much was learnt by heart.");
    }

    private void part(String name, Part part) {
        line(
                "| %s | %,d | %,d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.5f |",
                name,
                part.rows(),
                part.laundering(),
                part.atThreshold().precision(),
                part.atThreshold().recall(),
                part.atThreshold().f1(),
                part.averagePrecision(),
                part.recallAtTenthPercent(),
                part.recallAtOnePercent(),
                part.reliability().brier());
    }

    private void beside(Trainings trainings) {
        line("");
        line("## Beside it");
        line("");
        line(
                "The same rows judged by the same model, by what it is kept from seeing and by how the rest of the rows was cut. The first is the one in this bundle.");
        line("");
        table(
                EvaluationText.TITLES,
                trainings.models().entrySet().stream()
                        .map(entry -> EvaluationText.row(entry.getKey(), entry.getValue()))
                        .toList());
        line("");
        line("%s %s", EvaluationText.LEGEND, EvaluationText.straddling(trainings.straddling()));
        if (trainings.models().size() == 1) {
            line("");
            line(
                    "No ablation was trained: how much of the score is the amount or the rail is not known.");
        }
    }

    private void behaviours(Part test) {
        if (test.typologies().isEmpty()) {
            return;
        }
        line("");
        line("## By typology");
        line("");
        line(
                "Test part, at the threshold: of laundering the share is recall, of honest behaviour it is trouble for nothing.");
        line("");
        table(
                EvaluationText.TYPOLOGY_TITLES,
                test.typologies().stream().map(EvaluationText::typology).toList());
    }

    private void reliability(Reliability reliability) {
        line("");
        line("## What its probabilities are worth");
        line("");
        line(
                "On the test part they add up to %.1f laundering transactions; expected calibration error %.5f.",
                reliability.said(), reliability.error());
        line("");
        table(
                EvaluationText.BAND_TITLES,
                reliability.bands().stream().map(EvaluationText::band).toList());
    }

    private void table(String[] titles, List<List<String>> rows) {
        text.append("| ")
                .append(String.join(" | ", titles).replace(">", ""))
                .append(" |\n")
                .append("|---".repeat(titles.length))
                .append("|\n");
        rows.forEach(row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
    }

    private void origin(Map<String, String> origin) {
        line("");
        line("## Where it comes from");
        line("");
        origin.forEach((key, value) -> line("- %s: %s", key, value));
    }

    private void features(Trained model, List<FeatureGain> gains) {
        line("");
        line("## What it looks at");
        line("");
        line(
                "The strongest of %d features, by share of the gain in training:",
                model.features().size());
        line("");
        gains.stream()
                .limit(FEATURES_SHOWN)
                .forEach(gain ->
                        line(
                                "- `%s` %.1f %%: %s",
                                gain.feature(), gain.share() * 100, gain.meaning()));
    }

    private void anomalies(TrainedAnomalies anomalies) {
        line("");
        line("## How unusual a payment is");
        line("");
        line(
                "Beside the probability stands how unusual a payment is: the share of its peers' payments that are less so, by isolation forests over %d figures that never saw a label. It flags nothing by itself; a scenario may ask for it as `anomaly.share`.",
                anomalies.features().size());
        line("");
        line(
                "Peers: %s.",
                anomalies.groups().stream()
                        .map(AnomalyParts.Group::name)
                        .collect(Collectors.joining(", ")));
        line("");
        line(
                "On the test part it has %.1f %% of the laundering among the most unusual 0.1 %% of payments, %.1f %% among 1 %%, %.1f %% among 5 %%; a share of 0.999 or more is reached by %.2f %% of payments there.",
                anomalies.recallWithinTenthPercent() * 100,
                anomalies.recallWithinOnePercent() * 100,
                anomalies.recallWithinFivePercent() * 100,
                anomalies.aboveThousandth() * 100);
        line(
                "Most of what is unusual is honest, and a launderer who pays like his peers is not unusual: it is for what no scenario describes, not instead of them.");
    }

    private void limits(Map<String, String> origin) {
        line("");
        line("## Limits");
        line("");
        line(
                "- It knows the crimes that its files label, and no others; first payments of a ring cannot be told from any first payment.");
        line(
                "- It never sees absolute time, names, nationality, age or gender; differences between groups were not measured, for the files name none.");
        line("- Kept from seeing: %s.", origin.getOrDefault("without", "nothing"));
        line(
                "- Data made by a simulator are easier than a bank's. Watch drift, and train on confirmed cases.");
    }
}
