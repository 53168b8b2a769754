package vigil.bench.street;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import vigil.bench.load.HttpsConnection;
import vigil.bench.load.LoadRun;
import vigil.bench.load.Plan;
import vigil.launcher.door.FrontDoor;
import vigil.launcher.state.StateFolder;

/**
 * Single payments of an institution's machine at the gateway's door.
 *
 * @param connections at once
 */
public record DoorLoad(StateFolder state, String institution, int connections) {

    /** As fast as the answers come. */
    public LoadRun.Outcome closed(String name, Payments payments, Duration duration)
            throws IOException, InterruptedException {
        return told(name, run(payments).closed(duration));
    }

    /** At an even rate; latencies count from the planned moment. */
    public LoadRun.Outcome open(String name, Payments payments, double perSecond, Duration duration)
            throws IOException, InterruptedException {
        return told(name, run(payments).open(perSecond, duration));
    }

    /** As planned; whoever looks sees every answer. */
    public LoadRun.Outcome planned(
            String name, Payments payments, Plan plan, LoadRun.Witness witness)
            throws IOException, InterruptedException {
        return told(name, run(payments).open(plan, witness));
    }

    private LoadRun run(Payments payments) {
        FrontDoor door = FrontDoor.of(state, institution, "machine");
        URI address = door.address();
        String token = door.token();
        return new LoadRun(
                address,
                door.client().sslContext(),
                connections,
                number ->
                        HttpsConnection.post(
                                address, "/v1/transactions", token, payments.json(number)));
    }

    private static LoadRun.Outcome told(String name, LoadRun.Outcome outcome) {
        System.out.printf(
                "%-36s %7.0f/s   p50 %6.2f ms   p99 %7.2f ms   refused %d   failed %d%n",
                name,
                outcome.perSecond(),
                outcome.p50Millis(),
                outcome.p99Millis(),
                outcome.refused(),
                outcome.failed());
        return outcome;
    }
}
