package vigil.engine.scenarios;

/** A scenario file that is not sound; the message names file, line, column and remedy. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    public ScenarioException(String message) {
        super(message);
        line = 0;
        column = 0;
    }

    ScenarioException(String file, int line, int column, String message) {
        super(file + ":" + line + (column > 0 ? ":" + column : "") + ": " + message);
        this.line = line;
        this.column = column;
    }

    /** The line that is at fault, from 1; zero where it is none in particular. */
    public int line() {
        return line;
    }

    /** The column that is at fault, from 1; zero where it is none in particular. */
    public int column() {
        return column;
    }
}
