package vigil.engine.scenarios;

/** A warning sign that a scenario answers, and who published it. */
public record RedFlag(String text, String source) {}
