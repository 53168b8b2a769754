package vigil.screening.lists;

/** Is told of new versions, after they are in force, on the thread that keeps the lists. */
@FunctionalInterface
public interface ListChangeListener {

    /** A version came into force. What this throws is logged; the version stays in force. */
    void changed(ListChange change);
}
