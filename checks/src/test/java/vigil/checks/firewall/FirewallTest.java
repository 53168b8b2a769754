package vigil.checks.firewall;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vigil.gateway.contract.Contract;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.firewall.Verdict;

/** Prints what is blocked, refused and let through, by category, and what it costs. */
class FirewallTest {

    private final Firewall firewall = new Firewall(Contract.published());

    @Test
    void ninetyNineOfAHundredAttacksAreStopped() {
        List<Sent> attacks = Attacks.all();
        Map<String, int[]> table = new TreeMap<>();
        List<Sent> passed = new ArrayList<>();

        for (Sent attack : attacks) {
            int[] counts = table.computeIfAbsent(attack.kind(), kind -> new int[3]);
            switch (attack.judgedBy(firewall)) {
                case Verdict.Blocked blocked -> counts[0]++;
                case Verdict.Refused refused -> counts[1]++;
                case Verdict.Passed through -> {
                    counts[2]++;
                    passed.add(attack);
                }
            }
        }

        print(table);
        passed.forEach(attack -> System.out.println("  passed: " + shown(attack)));
        assertThat(attacks).hasSizeGreaterThanOrEqualTo(2_000);
        assertThat(passed.size() * 100).isLessThanOrEqualTo(attacks.size());
    }

    @Test
    void nothingHonestIsStopped() {
        List<Sent> requests = new ArrayList<>(HarmlessRequests.all());
        requests.addAll(ListedNames.all());
        List<String> stopped = new ArrayList<>();

        for (Sent request : requests) {
            Verdict verdict = request.judgedBy(firewall);
            if (!(verdict instanceof Verdict.Passed)) {
                stopped.add(verdict + " " + shown(request));
            }
        }

        System.out.println(requests.size() + " harmless requests, " + stopped.size() + " stopped");
        assertThat(requests).hasSizeGreaterThanOrEqualTo(10_000);
        assertThat(stopped).isEmpty();
    }

    @Test
    void whatTheFirewallCostsIsPrinted() {
        List<Sent> requests = HarmlessRequests.all();
        for (int warm = 0; warm < 3; warm++) {
            requests.forEach(request -> request.judgedBy(firewall));
        }
        // What neighbours of this machine take is not the firewall's.
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long[] nanos = new long[requests.size()];
        int passed = 0;

        for (int i = 0; i < nanos.length; i++) {
            long begun = thread.getCurrentThreadCpuTime();
            Verdict verdict = requests.get(i).judgedBy(firewall);
            nanos[i] = thread.getCurrentThreadCpuTime() - begun;
            passed += verdict instanceof Verdict.Passed ? 1 : 0;
        }

        Arrays.sort(nanos);
        System.out.printf(
                "firewall, processor time a request: p50 %.0f µs, p99 %.0f µs, p99.9 %.0f µs%n",
                nanos[nanos.length / 2] / 1e3,
                nanos[nanos.length * 99 / 100] / 1e3,
                nanos[nanos.length * 999 / 1000] / 1e3);
        assertThat(passed).isEqualTo(nanos.length);
    }

    private static void print(Map<String, int[]> table) {
        int[] all = new int[3];
        System.out.printf("%-16s %8s %8s %8s%n", "category", "rules", "schema", "passed");
        table.forEach((kind, counts) -> {
            System.out.printf("%-16s %8d %8d %8d%n", kind, counts[0], counts[1], counts[2]);
            for (int i = 0; i < all.length; i++) {
                all[i] += counts[i];
            }
        });
        System.out.printf("%-16s %8d %8d %8d%n", "all", all[0], all[1], all[2]);
    }

    private static String shown(Sent request) {
        String body = request.body() == null ? "" : request.body();
        return request.kind() + " " + request.query() + " " + body.replace("\n", " ");
    }
}
