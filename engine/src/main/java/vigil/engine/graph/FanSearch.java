package vigil.engine.graph;

import java.util.Arrays;

/**
 * An account's counterparties on one side within the window: how many, how many of them strangers
 * before.
 */
public final class FanSearch {
    private static final double ALIKE = 4;
    private static final long HOUR = 3_600_000L;

    private final Scope scope;
    private final FlowGraph graph;
    private final boolean in;
    private final NodeMarks partners = new NodeMarks();
    private final Trail trail;

    /** Amounts of the trail, sorted when first asked for. */
    private long[] amounts = new long[32];

    private boolean sorted;
    private int payments;
    private int distinct;
    private int strangers;

    /** Looks at payments into accounts, or out of them. */
    public FanSearch(Scope scope, boolean in) {
        this.scope = scope;
        this.graph = scope.graph;
        this.in = in;
        this.trail = new Trail(graph);
    }

    /** Looks at one account. */
    public void look(int node) {
        trail.clear();
        sorted = false;
        payments = 0;
        distinct = 0;
        strangers = 0;
        scope.begin();
        partners.begin();
        int seen = 0;
        for (int edge = first(node); edge >= 0; edge = next(edge)) {
            if (!scope.within(++seen) || !scope.spend()) {
                break;
            }
            if (scope.inside(edge)) {
                count(edge);
            }
        }
        scope.end();
    }

    private void count(int edge) {
        payments++;
        int partner = in ? graph.payer(edge) : graph.payee(edge);
        if (graph.fresh(edge)) {
            trail.add(edge);
        }
        if (partners.get(partner) < 0) {
            partners.set(partner, 1);
            distinct++;
            strangers += graph.fresh(edge) ? 1 : 0;
        }
    }

    private int first(int node) {
        return in ? graph.firstIn(node) : graph.firstOut(node);
    }

    private int next(int edge) {
        return in ? graph.nextIn(edge) : graph.nextOut(edge);
    }

    public int payments() {
        return payments;
    }

    /** Distinct counterparties. */
    public int distinct() {
        return distinct;
    }

    /** Distinct counterparties who were strangers before the window. */
    public int strangers() {
        return strangers;
    }

    /** Of the payments between strangers, how many lie within a factor of four of their median. */
    public int alike() {
        int size = trail.size();
        if (size == 0) {
            return 0;
        }
        long median = median();
        int alike = 0;
        for (int i = 0; i < size; i++) {
            alike += Band.quotient(amounts[i], median) <= ALIKE ? 1 : 0;
        }
        return alike;
    }

    /** The median of the payments between strangers, minor units of the base currency. */
    public long median() {
        int size = trail.size();
        if (!sorted) {
            sortAmounts(size);
            sorted = true;
        }
        return size == 0 ? 0 : amounts[size / 2];
    }

    private void sortAmounts(int size) {
        if (size > amounts.length) {
            amounts = new long[2 * size];
        }
        for (int i = 0; i < size; i++) {
            amounts[i] = graph.minor(trail.edge(i));
        }
        Arrays.sort(amounts, 0, size);
    }

    /** Of the payments between strangers, the most within one hour: a payroll goes out at once. */
    public int busiestHour() {
        trail.sort();
        int most = 0;
        int first = 0;
        for (int i = 0; i < trail.size(); i++) {
            while (graph.time(trail.edge(i)) - graph.time(trail.edge(first)) > HOUR) {
                first++;
            }
            most = Math.max(most, i - first + 1);
        }
        return most;
    }

    /** The payments between strangers, in no order. */
    public Trail trail() {
        return trail;
    }
}
