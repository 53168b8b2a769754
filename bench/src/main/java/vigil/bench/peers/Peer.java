package vigil.bench.peers;

/**
 * What another program was measured to do: Tazama 4.0 (its pipeline with PostgreSQL 15, Redis,
 * NATS) and Marble's backend b1b2f942 (with PostgreSQL 15), run in November 2026 on two shared
 * cores of the same kind; the work is described in {@code bench/README.md}. Their cores were busy
 * with other work: processor time compares best.
 *
 * @param perSecond decisions a second, of the whole machine
 * @param millis processor time a decision, of all processes
 * @param p50Millis 0 where it was not measured
 * @param bytes stored a decision, 0 where it was not measured
 * @param statements SQL statements a decision, 0 where it was not measured
 */
record Peer(
        String name,
        double perSecond,
        double millis,
        double p50Millis,
        double p99Millis,
        long bytes,
        double statements) {

    /** Ten rules, the same at any history up to a million payments; latency with one client. */
    static final Peer MARBLE_TEN_RULES = new Peer("Marble", 72, 21, 16, 37, 13_900 + 611, 64);

    /** Latency at 68 a second after the second message, asynchronous. */
    static final Peer TAZAMA_3_RULES = new Peer("Tazama", 135, 11.5, 19, 43, 8_200, 14);

    static final Peer TAZAMA_10_RULES = new Peer("Tazama", 48, 34.8, 0, 0, 0, 0);

    static final Peer TAZAMA_33_RULES = new Peer("Tazama", 20, 87, 0, 0, 0, 0);

    /** 171 to 187 ms. */
    static final Peer TAZAMA_HOT_ACCOUNT = new Peer("Tazama", 8.9, 179, 0, 0, 0, 0);
}
