package vigil.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vigil.launcher.analyse.Summary;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Ports;
import vigil.launcher.street.SeedFile;
import vigil.launcher.street.StreetSwitch;
import vigil.launcher.terminal.Table;
import vigil.launcher.terminal.Trouble;
import vigil.launcher.tls.LocalAuthority;

/** Starts everything and lets it find true laundering rings. */
@Command(
        name = "demo",
        description =
                "Start everything, send it a synthetic bank with true laundering rings, and show what it finds.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final String INSTITUTION = "demo";
    private static final int MOST_WARM_UP = 12_000;
    private static final int WARM_UP_DIVISOR = 50;
    private static final long NEEDED_MEGABYTES = 4_000;

    @Option(names = "--report", paramLabel = "FILE", description = "Write the figures as JSON.")
    private @Nullable Path report;

    @Option(
            names = "--accounts",
            defaultValue = "200000",
            description = "Ordinary accounts (default ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--transactions",
            defaultValue = "1000000",
            description = "Transactions in all (default ${DEFAULT-VALUE}).")
    private int transactions;

    @Option(
            names = "--single",
            defaultValue = "10000",
            description = "How many of them are sent one by one (default ${DEFAULT-VALUE}).")
    private int single;

    @Option(
            names = "--per-second",
            defaultValue = "500",
            description = "Pace of those (default ${DEFAULT-VALUE}).")
    private int perSecond;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Another seed, another bank (default ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        if (single < 1 || single + warmUp() >= transactions || perSecond < 1) {
            throw new Trouble(
                    "--single must be at least 1, --transactions more than %,d above it, --per-second at least 1."
                            .formatted(warmUp()));
        }
        StateFolder state = StateFolder.here();
        requireRoom(state);
        StreetSwitch street = new StreetSwitch(state, System.out::println);
        long begun = System.nanoTime();
        boolean wasOff = street.on();
        String address = Ports.remembered(state).gatewayAddress();
        say(
                wasOff ? "Vigil is up at %s (%.1f s)." : "Vigil was up already, at %s.",
                address,
                seconds(Duration.ofNanos(System.nanoTime() - begun)));
        Thread undo = Thread.ofPlatform().unstarted(() -> interrupted(street));
        if (wasOff) {
            Runtime.getRuntime().addShutdownHook(undo);
        }
        run(state);
        if (wasOff) {
            Runtime.getRuntime().removeShutdownHook(undo);
        }
        console(state, address);
        next(address);
        return 0;
    }

    /** Sent before anything is timed: programs that have just started are slow. */
    private int warmUp() {
        return Math.min(MOST_WARM_UP, transactions / WARM_UP_DIVISOR);
    }

    private static void requireRoom(StateFolder state) throws IOException {
        long megabytes = Files.getFileStore(state.open().root()).getUsableSpace() >> 20;
        if (megabytes < NEEDED_MEGABYTES) {
            throw new Trouble(
                    "The demonstration needs %,d MB where %s lies, and %,d MB are free. Make room, or move it with VIGIL_STATE_FOLDER."
                            .formatted(NEEDED_MEGABYTES, state.root(), megabytes));
        }
    }

    // What was off before Ctrl-C is off again.
    private static void interrupted(StreetSwitch street) {
        System.err.println();
        System.err.println("Interrupted: stopping what was started ...");
        street.off();
        System.err.println("Nothing is left running.");
    }

    private void run(StateFolder state) throws IOException {
        Path folder = state.of("demo");
        StateFolder.createPrivate(folder);
        Run run = Run.next(folder);
        SyntheticBank.Size size =
                new SyntheticBank.Size(accounts, transactions, single + warmUp(), seed);
        SyntheticBank bank = SyntheticBank.simulate(folder.resolve("transactions.csv"), size, run);
        say(
                "A synthetic bank: %,d accounts, %,d transactions, and %,d true laundering rings among them.",
                accounts, transactions, bank.rings().rings().size());

        FrontDoor machine = FrontDoor.of(state, INSTITUTION, "machine");
        Duration took = new FileSender(machine).send(bank.file(), run.key(), bank.fileRows());
        PaymentSender.Sent sent =
                new PaymentSender(machine, run, perSecond)
                        .send(bank.last(), bank.fileRows(), warmUp());

        ReadSide readSide = new ReadSide(FrontDoor.of(state, INSTITUTION, "analyst"));
        readSide.awaitDecision(lastId(sent, bank));
        Verdict verdict = new Verdict(run, bank, readSide);
        DemoReport figures =
                new DemoReport(
                        transactions,
                        Math.round(bank.fileRows() / seconds(took)),
                        new DemoReport.Http(
                                sent.nanos().length,
                                sent.percentileMillis(50),
                                sent.percentileMillis(99)),
                        verdict.alerts(),
                        verdict.ordinaryShareAlerted(),
                        verdict.rings(sent.ids()));
        show(figures, verdict);
        if (report != null) {
            figures.write(report);
        }
    }

    private static String lastId(PaymentSender.Sent sent, SyntheticBank bank) {
        String id = sent.ids().get(bank.fileRows() + bank.last().size() - 1);
        if (id == null) {
            throw new IllegalStateException("the last payment was not sent");
        }
        return id;
    }

    private void show(DemoReport figures, Verdict verdict) {
        System.out.println();
        Table table = new Table("", ">");
        table.row("transactions decided", "%,d".formatted(figures.transactions()));
        table.row("decisions a second, file intake", "%,d".formatted(figures.decisionsPerSecond()));
        table.row("payments one by one", "%,d".formatted(figures.http().count()));
        table.row(
                "  latency, median",
                String.format(Locale.ROOT, "%.2f ms", figures.http().p50Millis()));
        table.row(
                "  latency, 99 of 100 below",
                String.format(Locale.ROOT, "%.2f ms", figures.http().p99Millis()));
        table.row("alerts", "%,d".formatted(figures.alerts()));
        table.row(
                "ordinary transactions alerted",
                String.format(Locale.ROOT, "%.3f %%", figures.ordinaryShareAlerted() * 100));
        table.lines().forEach(System.out::println);
        Summary summary = new Summary(System.out);
        summary.rings(figures.rings());
        summary.stories(verdict.stories());
    }

    private static void console(StateFolder state, String address) {
        List.of(
                        "",
                        "Console: " + address + "/ (trust " + authority(state) + ")",
                        "  sign in as " + SeedFile.login(INSTITUTION, "analyst"),
                        "  password in " + new SeedFile(state).passwordFile(INSTITUTION, "analyst"))
                .forEach(System.out::println);
    }

    private static Path authority(StateFolder state) {
        return LocalAuthority.certificate(state);
    }

    private static void next(String address) {
        List.of(
                        "",
                        "The street stays up at " + address + ". Try next:",
                        "  eval \"$(./vigil env)\"",
                        "  curl --cacert \"$VIGIL_CA\" -H \"Authorization: Bearer $(./vigil token --role analyst)\" \"$VIGIL_URL/v1/alerts?limit=3\"",
                        "  curl --cacert \"$VIGIL_CA\" -H \"Authorization: Bearer $(./vigil token --role analyst)\" \"$VIGIL_URL/v1/decisions?outcome=review&limit=3\"",
                        "  curl --cacert \"$VIGIL_CA\" -H \"Authorization: Bearer $(./vigil token)\" -H 'Content-Type: application/json' \"$VIGIL_URL/v1/transactions\" \\",
                        "    -d '{\"transactionId\":\"mine-1\",\"timestamp\":\"2026-11-26T10:15:30Z\",\"format\":\"wire\",\"payer\":{\"account\":{\"iban\":\"GB29NWBK60161331926819\"}},\"payee\":{\"account\":{\"iban\":\"DE89370400440532013000\"}},\"amount\":{\"value\":\"9500.00\",\"currency\":\"EUR\"}}'",
                        "  curl --cacert \"$VIGIL_CA\" -H \"Authorization: Bearer $(./vigil token)\" -H 'Content-Type: application/json' \"$VIGIL_URL/match/ofac-sdn\" \\",
                        "    -d '{\"queries\":{\"q1\":{\"schema\":\"Company\",\"properties\":{\"name\":[\"Bank Melli\"],\"country\":[\"ir\"]}}}}'",
                        "  ./vigil screen \"Bank Melli\" --country ir",
                        "  ./vigil status, ./vigil logs monitoring, ./vigil down")
                .forEach(System.out::println);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
