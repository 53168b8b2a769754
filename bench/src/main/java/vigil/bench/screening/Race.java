package vigil.bench.screening;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.HdrHistogram.Histogram;

/** One program that answers the same questions again and again on one thread. */
final class Race {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * What a program reached.
     *
     * @param rate questions a second of processor time, in the best pass
     * @param latencies of one more pass, nanoseconds of processor time
     * @param first per cent of the corrupted names whose entity came first
     * @param amongTen per cent whose entity was among the first ten
     */
    record Result(double rate, Histogram latencies, double first, double amongTen) {

        double p50Micros() {
            return latencies.getValueAtPercentile(50) / 1e3;
        }

        double p99Micros() {
            return latencies.getValueAtPercentile(99) / 1e3;
        }
    }

    private Race() {}

    /** Warms up with as many passes as are measured; latencies are taken in one of their own. */
    static Result of(Program program, List<Questions.Asked> questions, int passes)
            throws IOException {
        double best = 0;
        for (int pass = -passes; pass < passes; pass++) {
            double rate = rate(program, questions);
            best = pass >= 0 ? Math.max(best, rate) : 0;
        }
        return judged(program, questions, best, latencies(program, questions));
    }

    private static double rate(Program program, List<Questions.Asked> questions)
            throws IOException {
        long begun = THREADS.getCurrentThreadCpuTime();
        int hits = 0;
        for (Questions.Asked question : questions) {
            hits += program.search(question.entity()).size();
        }
        long spent = THREADS.getCurrentThreadCpuTime() - begun;
        if (hits == 0) {
            throw new IllegalStateException("Nothing was found.");
        }
        return questions.size() / (spent / 1e9);
    }

    /** Asking for the processor time between questions costs some itself. */
    private static Histogram latencies(Program program, List<Questions.Asked> questions)
            throws IOException {
        Histogram latencies = new Histogram(3);
        int answers = 0;
        long before = THREADS.getCurrentThreadCpuTime();
        for (Questions.Asked question : questions) {
            answers += program.search(question.entity()).size();
            long now = THREADS.getCurrentThreadCpuTime();
            latencies.recordValue(now - before);
            before = now;
        }
        if (answers == 0) {
            throw new IllegalStateException("Nothing was found.");
        }
        return latencies;
    }

    private static Result judged(
            Program program, List<Questions.Asked> questions, double rate, Histogram latencies)
            throws IOException {
        int corrupted = 0;
        int first = 0;
        int amongTen = 0;
        for (Questions.Asked question : questions) {
            if (question.source() != null) {
                int place = Program.place(program.search(question.entity()), question.source());
                corrupted++;
                first += place == 0 ? 1 : 0;
                amongTen += place >= 0 ? 1 : 0;
            }
        }
        return new Result(rate, latencies, 100.0 * first / corrupted, 100.0 * amongTen / corrupted);
    }
}
