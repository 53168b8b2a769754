package vigil.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random payments among a few accounts, in a graph and as a plain list beside it. */
final class Flows {
    static final long WINDOW = 1_000;

    /** A payment as the slow answers see it. */
    record Flow(int payer, int payee, long time, long minor, boolean fresh) {}

    final FlowGraph graph;
    final Scope scope;
    final List<Flow> flows = new ArrayList<>();
    private final Payment payment = new Payment();
    private final Random random;
    private long clock;

    Flows(long seed, int hubCap, int budget) {
        random = new Random(seed);
        graph = new FlowGraph(WINDOW, 1 << 16);
        scope = new Scope(graph, hubCap, budget);
    }

    /** Adds a payment, late ones too, aims at it and returns it. */
    Flow pay(int accounts, int late) {
        int payer = random.nextInt(accounts);
        int payee = (payer + 1 + random.nextInt(accounts - 1)) % accounts;
        long time = clock + random.nextInt(60) - (random.nextInt(4) == 0 ? late : 0);
        return pay(payer, payee, time, 1_000 + random.nextInt(600));
    }

    Flow pay(int payer, int payee, long time, long minor) {
        clock = Math.max(clock, time);
        boolean fresh =
                flows.stream()
                        .noneMatch(flow ->
                                flow.time <= clock - WINDOW
                                        && ((flow.payer == payer && flow.payee == payee)
                                                || (flow.payer == payee && flow.payee == payer)));
        graph.evict(clock);
        int edge =
                graph.add(
                        payer, payee, payment.named(0, flows.size()).of(time, clock, minor, fresh));
        graph.link();
        Flow flow = new Flow(payer, payee, time, minor, fresh);
        flows.add(flow);
        if (time > clock - WINDOW) {
            scope.aim(edge, clock);
        } else {
            scope.aimBlind(edge);
        }
        return flow;
    }

    /** All payments inside the window. */
    List<Flow> inside() {
        return flows.stream()
                .filter(flow -> flow.time > clock - WINDOW && flow.time <= clock)
                .toList();
    }

    boolean aimedInside() {
        return flows.getLast().time > clock - WINDOW;
    }

    /** The payments of a trail. */
    List<Flow> of(Trail trail) {
        List<Flow> list = new ArrayList<>();
        for (int i = 0; i < trail.size(); i++) {
            list.add(flows.get((int) graph.idLow(trail.edge(i))));
        }
        return list;
    }
}
