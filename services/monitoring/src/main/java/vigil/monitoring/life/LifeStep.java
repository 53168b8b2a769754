package vigil.monitoring.life;

/** A step from one state of a version to the next; states are words. */
public interface LifeStep {

    /** The state that it leads to. */
    String goal();

    /** The state that must come first, in words. */
    String before();

    /** Whether a version in this state can take it. */
    boolean isOpenTo(String state);

    /** Whether who brought the version in must leave it to somebody else. */
    boolean needsOther();

    /** Whether it ends what is in force. */
    boolean endsWhatIsInForce(String state);
}
