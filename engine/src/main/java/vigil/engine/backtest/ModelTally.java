package vigil.engine.backtest;

import java.util.ArrayList;
import java.util.List;
import vigil.engine.Hit;
import vigil.engine.TransactionId;

/**
 * What a model adds to the scenarios beside it, and what the candidate side as a whole changes:
 * counted by transactions that would be shown to an officer, whether their hit opens an alert or
 * joins one.
 */
public final class ModelTally {
    private static final int SAMPLE = 20;

    private final LabelTally scenarios = new LabelTally();
    private final LabelTally model = new LabelTally();
    private final List<TransactionId> modelAloneSample = new ArrayList<>();
    private long both;
    private long modelAlone;
    private long scenariosAlone;
    private long candidateAndPublished;
    private long candidateAlone;
    private long publishedAlone;

    /**
     * Transactions by who shows them.
     *
     * @param both the candidate's model and a scenario of its
     * @param modelAlone its model and no scenario
     * @param candidateAndPublished either of the candidate's, and either of the other side's
     * @param modelAloneSample the first ones
     */
    public record Overlap(
            long both,
            long modelAlone,
            long scenariosAlone,
            long candidateAndPublished,
            long candidateAlone,
            long publishedAlone,
            List<TransactionId> modelAloneSample) {}

    /** Counts what both sides say of a transaction. */
    public void take(
            TransactionId transaction,
            boolean isLaundering,
            List<Hit> candidate,
            List<Hit> published) {
        List<Hit> ofModel = candidate.stream().filter(Hit::isOfModel).toList();
        List<Hit> ofScenarios = candidate.stream().filter(hit -> !hit.isOfModel()).toList();
        model.take(transaction, isLaundering, ofModel);
        scenarios.take(transaction, isLaundering, ofScenarios);
        boolean byModel = isShown(ofModel);
        boolean byScenarios = isShown(ofScenarios);
        boolean before = isShown(published);
        both += byModel && byScenarios ? 1 : 0;
        modelAlone += byModel && !byScenarios ? 1 : 0;
        scenariosAlone += byScenarios && !byModel ? 1 : 0;
        boolean now = byModel || byScenarios;
        candidateAndPublished += now && before ? 1 : 0;
        candidateAlone += now && !before ? 1 : 0;
        publishedAlone += before && !now ? 1 : 0;
        if (byModel && !byScenarios && modelAloneSample.size() < SAMPLE) {
            modelAloneSample.add(transaction);
        }
    }

    private static boolean isShown(List<Hit> hits) {
        return hits.stream().anyMatch(hit -> hit.alert() != null);
    }

    public Overlap overlap() {
        return new Overlap(
                both,
                modelAlone,
                scenariosAlone,
                candidateAndPublished,
                candidateAlone,
                publishedAlone,
                List.copyOf(modelAloneSample));
    }

    /** What the model's alerts alone were worth. */
    public LabelScore ofModel() {
        return model.all();
    }

    /** What the scenarios' alerts alone were worth. */
    public LabelScore ofScenarios() {
        return scenarios.all();
    }
}
