package vigil.gateway.patterns;

import java.util.List;

/** A pattern as it is written. */
sealed interface Expression {

    /** One character of a set. */
    record One(Letters letters) implements Expression {}

    record Sequence(List<Expression> parts) implements Expression {}

    record Choice(List<Expression> ways) implements Expression {}

    /**
     * @param most -1 without an end
     */
    record Repeated(Expression what, int least, int most) implements Expression {}

    /** A place between characters. */
    record At(Edge edge) implements Expression {}

    /** The places that can be asked for. */
    enum Edge {
        BEGIN,
        END,
        WORD
    }
}
