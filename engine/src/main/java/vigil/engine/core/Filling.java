package vigil.engine.core;

import java.util.function.Consumer;
import vigil.engine.Transaction;

/** The transactions that a core has decided so far, in their order, for whoever must count anew. */
@FunctionalInterface
public interface Filling {

    /** Nothing was decided so far, or nothing needs to be counted anew. */
    Filling NONE = into -> {};

    void replay(Consumer<Transaction> into);
}
