package vigil.engine.scenarios;

/** A scenario file that is not sound; the message names file, line and remedy. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ScenarioException(String message) {
        super(message);
    }
}
