package vigil.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.engine.AlertId;
import vigil.engine.Decision;
import vigil.engine.Hit;
import vigil.engine.Level;
import vigil.engine.ModelScore;
import vigil.engine.Outcome;
import vigil.engine.Transaction;
import vigil.engine.TransactionId;
import vigil.engine.accounts.Accounts;
import vigil.engine.features.Moment;
import vigil.engine.graph.FlowGraph;
import vigil.engine.graph.Patterns;
import vigil.engine.graph.Trail;
import vigil.engine.scenarios.DeclaredAggregate;
import vigil.engine.scenarios.Evidence;
import vigil.engine.scenarios.Scenario;
import vigil.engine.scenarios.ScenarioSet;
import vigil.engine.scenarios.Wording;

/** Holds scenarios against a moment: hits, their evidence and alerts. */
final class Judge {
    private static final int MOST_EVIDENCE = 100;
    private static final long DAY = 86_400_000L;
    private static final Level[] LEVELS = Level.values();

    private final Scenario[] scenarios;
    private final Moment moment;
    private final Accounts accounts;
    private final Alerts.Raising alerts;
    private final AggregateEvidence aggregateEvidence;
    private final Wording wording;
    private final FlowGraph graph;
    private @Nullable Consumer<Moment> witness;

    Judge(
            ScenarioSet set,
            Moment moment,
            Accounts accounts,
            Alerts.Raising alerts,
            AggregateEvidence aggregateEvidence,
            Wording wording) {
        this.scenarios = set.scenarios().toArray(Scenario[]::new);
        this.moment = moment;
        this.accounts = accounts;
        this.alerts = alerts;
        this.aggregateEvidence = aggregateEvidence;
        this.wording = wording;
        this.graph = moment.patterns().graph();
    }

    List<Hit> judge(Alerts.Instant when) {
        List<Hit> hits = List.of();
        for (Scenario scenario : scenarios) {
            if (scenario.condition().holds(moment)) {
                if (hits.isEmpty()) {
                    hits = new ArrayList<>(2);
                }
                hits.add(hit(scenario, when));
            }
        }
        if (witness != null) {
            witness.accept(moment);
        }
        return hits.isEmpty() ? hits : List.copyOf(hits);
    }

    /** Shows this every moment once it is judged; it changes nothing. */
    void showing(Consumer<Moment> to) {
        witness = to;
    }

    private Hit hit(Scenario scenario, Alerts.Instant when) {
        Transaction transaction = moment.transaction();
        DeclaredAggregate counted = scenario.evidenceOf();
        int[] edges = counted == null ? evidence(scenario.evidence()) : new int[0];
        long subject =
                switch (scenario.subject()) {
                    case PAYER -> transaction.payer();
                    case PAYEE -> transaction.payee();
                    case SOURCE ->
                            edges.length == 0
                                    ? transaction.payer()
                                    : accounts.surrogate(graph.payerOf(edges[0]));
                };
        AlertId alert = null;
        boolean opens = false;
        if (scenario.opensAlert()) {
            Alerts.Raised raised =
                    alerts.raise(Alerts.Source.of(scenario), subject, transaction.id(), when);
            alert = raised.alert();
            opens = raised.opens();
        }
        return new Hit(
                scenario.id(),
                scenario.version(),
                scenario.typology(),
                scenario.score(),
                scenario.outcome(),
                scenario.reason().fill(moment, wording),
                scenario.reason().values(moment, wording),
                subject,
                counted == null ? names(edges) : aggregateEvidence.behind(counted),
                alert,
                opens);
    }

    private List<TransactionId> names(int[] evidence) {
        TransactionId[] names = new TransactionId[evidence.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = new TransactionId(graph.idHigh(evidence[i]), graph.idLow(evidence[i]));
        }
        return List.of(names);
    }

    private int[] evidence(Evidence kind) {
        Patterns patterns = moment.patterns();
        return switch (kind) {
            case TRANSACTION -> new int[] {patterns.anchor()};
            case CYCLE -> inOrder(patterns.cycle());
            case RING -> inOrder(patterns.sameMoney());
            case CHAIN -> inOrder(patterns.chain());
            case RELAY -> inOrder(patterns.relay().trail());
            case ROUND_TRIP -> inOrder(patterns.roundTrip().trail());
            case SCATTER_GATHER -> inOrder(patterns.scatterGather().trail());
            case UPSTREAM -> inOrder(patterns.upstream().trail());
            case FAN_IN -> inOrder(patterns.fanIn().trail());
            case FAN_OUT -> inOrder(patterns.fanOut().trail());
            case GATHER_SCATTER -> inOrder(patterns.gather().trail(), patterns.fanOut().trail());
            case PAYER_OUT -> inOrder(patterns.accountTrail().outOfPayer(DAY, false));
            case PAYEE_IN -> inOrder(patterns.accountTrail().intoPayee(DAY, false));
            case NEAR_OUT -> inOrder(patterns.accountTrail().outOfPayer(7 * DAY, true));
            case NEAR_IN -> inOrder(patterns.accountTrail().intoPayee(7 * DAY, true));
            case AGGREGATE -> new int[0];
        };
    }

    /** The newest payments of the trails and the deciding one, in order of time. */
    private int[] inOrder(Trail... trails) {
        List<Integer> edges = new ArrayList<>();
        for (Trail trail : trails) {
            for (int i = 0; i < trail.size(); i++) {
                edges.add(trail.edge(i));
            }
        }
        if (!edges.contains(moment.patterns().anchor())) {
            edges.add(moment.patterns().anchor());
        }
        edges.sort(graph::compareInTime);
        List<Integer> newest =
                edges.subList(Math.max(0, edges.size() - MOST_EVIDENCE), edges.size());
        return newest.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What becomes of a transaction that met these. */
    static Decision decision(
            Transaction transaction, boolean late, List<Hit> hits, @Nullable ModelScore said) {
        int score = score(hits);
        return new Decision(
                transaction.id(),
                transaction.eventTimeMillis(),
                strictest(hits),
                score,
                level(score),
                late,
                hits,
                said);
    }

    /** Several hits add up, none reaching 1,000 alone makes it certain. */
    private static int score(List<Hit> hits) {
        int doubt = 1000;
        for (Hit hit : hits) {
            doubt = doubt * (1000 - hit.score()) / 1000;
        }
        return 1000 - doubt;
    }

    private static Level level(int score) {
        return LEVELS[Math.min(4, score / 200)];
    }

    private static Outcome strictest(List<Hit> hits) {
        Outcome strictest = Outcome.APPROVE;
        for (Hit hit : hits) {
            strictest = hit.outcome().compareTo(strictest) > 0 ? hit.outcome() : strictest;
        }
        return strictest;
    }
}
