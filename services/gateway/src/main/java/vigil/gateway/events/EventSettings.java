package vigil.gateway.events;

import vigil.gateway.settings.Environment;

/**
 * Where security events go.
 *
 * @param bootstrap address of Kafka; empty where events are only counted
 * @param queue events that wait at most
 * @param perSecond events of one kind a second; the rest is only counted
 */
public record EventSettings(String bootstrap, int queue, int perSecond) {

    public static EventSettings of(Environment environment) {
        return new EventSettings(
                environment.text("VIGIL_KAFKA_BOOTSTRAP", ""),
                environment.number("VIGIL_GATEWAY_EVENT_QUEUE", 10_000),
                environment.number("VIGIL_GATEWAY_EVENT_RATE", 200));
    }
}
