package vigil.cases.looks;

/** Where a second look stands. */
enum LookState {
    /** Drawn; nobody has it. */
    WAITING,
    /** An officer has it. */
    TAKEN,
    /** The second officer would have closed it so too. */
    AGREED,
    /** The second officer would not. */
    DISAGREED,
    /** The item was opened again before anybody answered. */
    LAPSED;

    /** Whether somebody has to do something. */
    boolean isOpen() {
        return this == WAITING || this == TAKEN;
    }
}
