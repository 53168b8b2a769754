package vigil.bench.core;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import vigil.engine.Decision;
import vigil.engine.Transaction;
import vigil.engine.core.Core;
import vigil.engine.core.Replicas;

/**
 * One core, then as many as share the questions out, over the same transactions, sixty-four at a
 * time as a log brings them; both beside each other, so that they compare on a noisy machine.
 */
final class SharedOut {
    private static final int TOGETHER = 64;

    private final List<Transaction> transactions;
    private final Supplier<Core> empty;
    private final int replicas;

    /** One pass: the rate on the wall, the processor time of all threads, what was decided. */
    record Pass(int replicas, double perSecond, double processorSeconds, long hits) {}

    SharedOut(List<Transaction> transactions, Supplier<Core> empty, int replicas) {
        this.transactions = transactions;
        this.empty = empty;
        this.replicas = replicas;
    }

    /** The figures of so many passes of each kind, a pass of both before. */
    Map<String, Object> figures(int passes) {
        List<Pass> measured = new ArrayList<>();
        for (int i = 0; i <= passes; i++) {
            for (int count : new int[] {1, replicas}) {
                Pass pass = pass(count);
                if (i > 0) {
                    measured.add(pass);
                    System.out.printf(
                            "%d %s %,9.0f tx/s   %.1f s of processor time   %,d hits%n",
                            count,
                            count == 1 ? "core:    " : "replicas:",
                            pass.perSecond(),
                            pass.processorSeconds(),
                            pass.hits());
                }
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("processors", Runtime.getRuntime().availableProcessors());
        figures.put("passes", measured);
        return figures;
    }

    private Pass pass(int count) {
        Replicas shared = Replicas.of(empty.get(), count);
        long hits = 0;
        long processor = processorNanos();
        long begun = System.nanoTime();
        for (int from = 0; from < transactions.size(); from += TOGETHER) {
            int to = Math.min(transactions.size(), from + TOGETHER);
            for (Replicas.Said said : shared.decide(transactions.subList(from, to))) {
                Decision decision = said.decision();
                hits += decision == null ? 0 : decision.hits().size();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Pass(
                count, transactions.size() / seconds, (processorNanos() - processor) / 1e9, hits);
    }

    /** Of the whole process: the collector and the compiler too. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }
}
