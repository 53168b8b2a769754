package vigil.engine;

/** A value that a scenario's condition used, as text in the form that an officer reads. */
public record Value(String name, String value) {}
