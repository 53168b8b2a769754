package vigil.gateway.limits;

import java.time.Duration;
import vigil.gateway.routes.Load;
import vigil.gateway.settings.Environment;

/**
 * Sizes, rates and times at the door.
 *
 * @param messageBytes largest request body of JSON, forms and everything that is not XML
 * @param xmlBytes largest XML message
 * @param fileMegabytes largest uploaded file
 * @param heldMegabytes bodies that are held together while they are read and judged
 * @param callerRate requests a second of one login with a token
 * @param callerBurst requests at once of one login with a token
 * @param clientRate requests a second of one program, all its logins together
 * @param clientBurst requests at once of one program
 * @param routeRate requests a second of one program on one route
 * @param routeBurst requests at once of one program on one route
 * @param strangerRate requests a second without a token from one address
 * @param strangerBurst requests at once without a token from one address
 * @param answerTimeout longest silence of a house while a message is answered
 * @param fileTimeout longest silence while a file is taken in
 * @param streamTimeout longest silence of a server-sent stream
 * @param idleTimeout longest silence of a caller: between requests, or while it is to send or take
 * @param drainPause how long calls still come in after the gateway has said that it goes: until
 *     whoever shares them out has seen it
 * @param drainTimeout longest wait for requests under way at the end
 * @param houseConnections connections to one house
 * @param houseQueue requests that wait for a connection to one house
 * @param routeCalls messages of one route in its house at once, at most
 * @param quickAnswer what messages may take on average without a route being called slow
 * @param fileCalls files of one route in its house at once
 * @param streams event streams of one route at once
 * @param answerMegabytes largest answer to a message
 * @param connections connections from outside
 */
public record LimitSettings(
        int messageBytes,
        int xmlBytes,
        int fileMegabytes,
        int heldMegabytes,
        int callerRate,
        int callerBurst,
        int clientRate,
        int clientBurst,
        int routeRate,
        int routeBurst,
        int strangerRate,
        int strangerBurst,
        Duration answerTimeout,
        Duration fileTimeout,
        Duration streamTimeout,
        Duration idleTimeout,
        Duration drainPause,
        Duration drainTimeout,
        int houseConnections,
        int houseQueue,
        int routeCalls,
        Duration quickAnswer,
        int fileCalls,
        int streams,
        int answerMegabytes,
        int connections) {

    private static final String NAME = "VIGIL_GATEWAY_";

    public static LimitSettings of(Environment environment) {
        return new LimitSettings(
                environment.number(NAME + "MESSAGE_BYTES", 2 * 1024 * 1024),
                environment.number(NAME + "XML_BYTES", 5 * 1024 * 1024),
                environment.number(NAME + "FILE_MEGABYTES", 2 * 1024),
                environment.number(NAME + "HELD_MEGABYTES", 64),
                environment.number(NAME + "CALLER_RATE", 20_000),
                environment.number(NAME + "CALLER_BURST", 40_000),
                environment.number(NAME + "CLIENT_RATE", 40_000),
                environment.number(NAME + "CLIENT_BURST", 80_000),
                environment.number(NAME + "ROUTE_RATE", 20_000),
                environment.number(NAME + "ROUTE_BURST", 40_000),
                environment.number(NAME + "STRANGER_RATE", 100),
                environment.number(NAME + "STRANGER_BURST", 500),
                environment.seconds(NAME + "ANSWER_TIMEOUT_SECONDS", Duration.ofSeconds(30)),
                environment.seconds(NAME + "FILE_TIMEOUT_SECONDS", Duration.ofMinutes(10)),
                environment.seconds(NAME + "STREAM_TIMEOUT_SECONDS", Duration.ofMinutes(15)),
                environment.seconds(NAME + "IDLE_TIMEOUT_SECONDS", Duration.ofSeconds(60)),
                environment.seconds(NAME + "DRAIN_PAUSE_SECONDS", Duration.ofSeconds(2)),
                environment.seconds(NAME + "DRAIN_TIMEOUT_SECONDS", Duration.ofSeconds(15)),
                environment.number(NAME + "HOUSE_CONNECTIONS", 256),
                environment.number(NAME + "HOUSE_QUEUE", 1_024),
                environment.number(NAME + "ROUTE_CALLS", 512),
                Duration.ofMillis(environment.number(NAME + "QUICK_ANSWER_MILLIS", 25)),
                environment.number(NAME + "FILE_CALLS", 32),
                environment.number(NAME + "STREAMS", 1_000),
                environment.number(NAME + "ANSWER_MEGABYTES", 256),
                environment.number(NAME + "CONNECTIONS", 4_096));
    }

    /** The largest body of a request in bytes. */
    public long bodyBytes(Load load, boolean xml) {
        if (load == Load.FILE) {
            return fileMegabytes * 1024L * 1024L;
        }
        return xml ? xmlBytes : messageBytes;
    }
}
