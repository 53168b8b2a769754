package vigil.bench.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vigil.launcher.terminal.Table;

/** Ours and theirs, line by line. */
final class PeersTable {

    private PeersTable() {}

    static List<String> lines(List<Measured> all) {
        Table table =
                new Table(
                        "work",
                        "",
                        ">decisions/s",
                        ">CPU ms each",
                        ">p50 ms",
                        ">p99 ms",
                        ">bytes each",
                        ">statements each");
        for (Measured ours : all) {
            table.row(
                    ours.work(),
                    "Vigil",
                    number(ours.closed().perSecond(), 0),
                    number(ours.cost().streetMillis(), 3),
                    number(ours.half().p50Millis(), 1),
                    number(ours.half().p99Millis(), 1),
                    number(ours.cost().bytes(), 0),
                    number(ours.cost().statements(), 3));
            Peer peer = ours.peer();
            table.row(
                    "",
                    peer.name(),
                    number(peer.perSecond(), 1),
                    number(peer.millis(), 1),
                    measured(peer.p50Millis(), 0),
                    measured(peer.p99Millis(), 0),
                    measured(peer.bytes(), 0),
                    measured(peer.statements(), 0));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(
                "Latencies of Vigil at half of its rate, synchronous; those of Marble with one client, of Tazama at 68/s, asynchronous.");
        return lines;
    }

    private static String measured(double value, int decimals) {
        return value == 0 ? "–" : number(value, decimals);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
