package vigil.engine.core;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.ModelScore;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.Accounts;
import vigil.engine.accounts.PaymentTrail;
import vigil.engine.features.Moment;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scenarios.Wording;
import vigil.engine.scoring.Lineup;
import vigil.engine.snapshots.SnapshotReader;
import vigil.engine.snapshots.SnapshotWriter;

/**
 * Who says something of a moment: the scenarios in force and those in shadow, the models, and the
 * alerts that they raise. Nothing else of a core changes by being judged.
 */
final class Judges {
    private final Moment moment;
    private final Accounts accounts;
    private final PaymentTrail trail;
    private final Wording wording;
    private Alerts alerts = new Alerts();
    private Alerts shadowAlerts = new Alerts();
    private Runnable turn = () -> {};
    private @Nullable Judge inForce;
    private @Nullable Judge shadow;
    private List<Hit> shadowHits = List.of();
    private Lineup models = Lineup.NONE;
    private @Nullable Scorer scorer;
    private @Nullable ModelScore challengerScore;

    Judges(Moment moment, Accounts accounts, PaymentTrail trail, Wording wording) {
        this.moment = moment;
        this.accounts = accounts;
        this.trail = trail;
        this.wording = wording;
    }

    /** By these scenarios from the next transaction on; an empty set in shadow is nobody. */
    void by(ScenarioSet scenarios, ScenarioSet inShadow, AggregateFeed feed) {
        AggregateEvidence evidence = new AggregateEvidence(accounts, trail, feed, moment);
        inForce = new Judge(scenarios, moment, accounts, this::raise, evidence, wording);
        shadow =
                inShadow.scenarios().isEmpty()
                        ? null
                        : new Judge(
                                inShadow, moment, accounts, this::raiseInShadow, evidence, wording);
    }

    /** By these models from the next transaction on; what scoring writes must be this core's. */
    void by(Lineup next) {
        models = next;
        scorer = next.isEmpty() ? null : new Scorer(next, moment, this::raise, wording);
        challengerScore = null;
        moment.ratedBy(next::anomaly);
    }

    /**
     * Raises alerts where others do too.
     *
     * @param awaited before each: returns when all that came earlier in the log are raised
     */
    void raiseWith(Judges others, Runnable awaited) {
        alerts = others.alerts;
        shadowAlerts = others.shadowAlerts;
        turn = awaited;
    }

    private Alerts.Raised raise(
            Alerts.Source source, long subject, TransactionId transaction, Alerts.Instant when) {
        turn.run();
        return alerts.raise(source, subject, transaction, when);
    }

    private Alerts.Raised raiseInShadow(
            Alerts.Source source, long subject, TransactionId transaction, Alerts.Instant when) {
        turn.run();
        return shadowAlerts.raise(source, subject, transaction, when);
    }

    Decision judge(Transaction transaction, boolean late, Alerts.Instant when) {
        List<Hit> hits = inForce == null ? List.of() : inForce.judge(when);
        shadowHits = shadow == null ? List.of() : judgeInShadow(shadow, when);
        Scorer.Scored scored = scorer == null ? null : scorer.score(hits, when);
        if (scored == null) {
            return Judge.decision(transaction, late, hits, null);
        }
        challengerScore = scored.challenger();
        return Judge.decision(transaction, late, scored.hits(), scored.champion());
    }

    /** What has no effect must not have one by failing either. */
    private static List<Hit> judgeInShadow(Judge shadow, Alerts.Instant when) {
        try {
            return shadow.judge(when);
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /** Until other scenarios are in force, shows this each moment that they were held against. */
    void showing(Consumer<Moment> witness) {
        if (inForce != null) {
            inForce.showing(witness);
        }
    }

    List<Hit> shadowHits() {
        return shadowHits;
    }

    @Nullable ModelScore challengerScore() {
        return challengerScore;
    }

    Lineup models() {
        return models;
    }

    Alerts alerts() {
        return alerts;
    }

    void write(SnapshotWriter to) throws IOException {
        alerts.write(to);
        shadowAlerts.write(to);
    }

    void read(SnapshotReader from) throws IOException {
        alerts.read(from);
        shadowAlerts.read(from);
    }
}
