package vigil.engine.core;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vigil.engine.AnomalyScore;
import vigil.engine.Hit;
import vigil.engine.ModelScore;
import vigil.engine.Outcome;
import vigil.engine.ScoreReason;
import vigil.engine.Transaction;
import vigil.engine.Value;
import vigil.engine.features.Feature;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.Wording;
import vigil.engine.scoring.AnomalyModel;
import vigil.engine.scoring.Lineup;
import vigil.engine.scoring.ReasonCode;
import vigil.engine.scoring.Score;
import vigil.engine.scoring.ServedModel;

/**
 * Asks models about the moment that scenarios were held against: the same figures, and the searches
 * that either has asked for already. What the model in force flags is a hit like a scenario's; what
 * the one in shadow says has no effect.
 */
final class Scorer {
    static final Duration SUPPRESSION = Duration.ofDays(7);
    private static final int REASONS = 3;

    /** From here on it is said what makes a payment unusual: of two in a hundred. */
    private static final double UNUSUAL = 0.98;

    private static final String TYPOLOGY = "model";

    private final Lineup lineup;
    private final Moment moment;
    private final Alerts.Raising alerts;
    private final Wording wording;
    private final StringBuilder text = new StringBuilder();

    Scorer(Lineup lineup, Moment moment, Alerts.Raising alerts, Wording wording) {
        this.lineup = lineup;
        this.moment = moment;
        this.alerts = alerts;
        this.wording = wording;
    }

    /**
     * What was said of the moment.
     *
     * @param hits those of the scenarios, and behind them that of the model in force if it flags
     */
    record Scored(List<Hit> hits, @Nullable ModelScore champion, @Nullable ModelScore challenger) {}

    /**
     * @param hits of the scenarios in force
     */
    Scored score(List<Hit> hits, Alerts.Instant when) {
        ServedModel champion = lineup.champion();
        ModelScore challenger = lineup.challenger() == null ? null : watched(lineup.challenger());
        if (champion == null) {
            return new Scored(hits, null, challenger);
        }
        Score score = champion.scoring().explain(moment);
        Alerts.Raised raised = score.flagged() ? raised(champion, when) : null;
        boolean exact = raised != null && raised.opens();
        boolean looked = raised != null || !hits.isEmpty();
        ModelScore said =
                said(
                        champion,
                        score,
                        exact,
                        reasons(champion, exact),
                        looked ? anomaly(champion) : null);
        return new Scored(raised == null ? hits : with(hits, hit(said, raised)), said, challenger);
    }

    private Alerts.Raised raised(ServedModel champion, Alerts.Instant when) {
        Transaction transaction = moment.transaction();
        return alerts.raise(
                new Alerts.Source(Hit.OF_MODEL + champion.name(), SUPPRESSION),
                transaction.payer(),
                transaction.id(),
                when);
    }

    /** What has no effect must not have one by failing either. */
    private @Nullable ModelScore watched(ServedModel challenger) {
        try {
            Score score = challenger.scoring().score(moment);
            AnomalyModel anomalies = score.flagged() ? challenger.anomalies() : null;
            AnomalyScore anomaly =
                    anomalies == null
                            ? null
                            : new AnomalyScore(
                                    anomalies.rate(moment), anomalies.whom(moment), List.of());
            return said(challenger, score, false, List.of(), anomaly);
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * For what somebody will look at: it costs as much as the score. What scenarios may have asked
     * for already is not found again.
     */
    private @Nullable AnomalyScore anomaly(ServedModel champion) {
        AnomalyModel anomalies = champion.anomalies();
        if (anomalies == null) {
            return null;
        }
        double share = moment.anomaly();
        List<ScoreReason> reasons = new ArrayList<>();
        if (share >= UNUSUAL) {
            for (ReasonCode code : anomalies.reasons(moment, REASONS)) {
                reasons.add(reason(code, words(code, ", is rare among its peers")));
            }
        }
        return new AnomalyScore(share, anomalies.whom(moment), List.copyOf(reasons));
    }

    private static ModelScore said(
            ServedModel model,
            Score score,
            boolean exact,
            List<ScoreReason> reasons,
            @Nullable AnomalyScore anomaly) {
        return new ModelScore(
                model.name(),
                model.version(),
                model.hash(),
                score.probability(),
                score.logOdds(),
                score.flagged(),
                exact,
                reasons,
                anomaly);
    }

    private List<ScoreReason> reasons(ServedModel model, boolean exact) {
        List<ReasonCode> codes =
                exact
                        ? model.scoring().exactReasons(moment, REASONS)
                        : model.scoring().reasons(moment, REASONS);
        List<ScoreReason> reasons = new ArrayList<>(codes.size());
        for (ReasonCode code : codes) {
            boolean against = code.contribution() <= 0;
            reasons.add(
                    reason(
                            code,
                            words(
                                    code,
                                    against ? ", speaks against it" : ", speaks for laundering")));
        }
        return List.copyOf(reasons);
    }

    private static ScoreReason reason(ReasonCode code, String words) {
        return new ScoreReason(code.feature(), words, code.value(), code.contribution());
    }

    private String words(ReasonCode code, String says) {
        text.setLength(0);
        text.append(code.meaning()).append(": ");
        if (Double.isNaN(code.value())) {
            text.append("not known");
        } else {
            wording.append(text, code.kind(), code.value());
        }
        return text.append(says).toString();
    }

    private Hit hit(ModelScore said, Alerts.Raised raised) {
        Transaction transaction = moment.transaction();
        return new Hit(
                Hit.OF_MODEL + said.model(),
                said.version(),
                TYPOLOGY,
                Math.clamp(Math.round(1000 * said.probability()), 1, 1000),
                Outcome.REVIEW,
                reason(said),
                List.of(new Value("model.probability", percent(said.probability()))),
                transaction.payer(),
                List.of(transaction.id()),
                raised.alert(),
                raised.opens());
    }

    private String reason(ModelScore said) {
        return "Of the transactions that scored so in validation, "
                + percent(said.probability())
                + " were laundering. "
                + said.reasons().stream()
                        .map(ScoreReason::text)
                        .collect(Collectors.joining("; ", "", "."));
    }

    private String percent(double probability) {
        return wording.of(Feature.Kind.SHARE, probability);
    }

    private static List<Hit> with(List<Hit> hits, Hit last) {
        List<Hit> all = new ArrayList<>(hits);
        all.add(last);
        return List.copyOf(all);
    }
}
