package vigil.launcher.processes;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One process of the street: a house, the database server or the broker. */
public interface Part {

    String name();

    /** Names of the parts that must be ready before this one starts. */
    List<String> needs();

    /** Prepares what the start needs and says how to start. */
    Launch launch();

    /** Asks the running process whether it does its work; quick, and false when in doubt. */
    boolean isReady();

    /** Done each time the process has become ready, before others see it so; can be repeated. */
    default void whenReady() {}

    /** The port it listens on, for people. */
    int port();

    /**
     * The same program once more beside the street, touching nothing that the street keeps: what it
     * loads is remembered, so that the next start is quicker.
     */
    default Optional<Rehearsal> rehearsal() {
        return Optional.empty();
    }

    default Signal stopSignal() {
        return Signal.TERM;
    }

    /** How long it may take to become ready. */
    default Duration startLimit() {
        return Duration.ofMinutes(5);
    }

    /** How long it may take to drain before it is killed. */
    default Duration stopLimit() {
        return Duration.ofSeconds(30);
    }
}
