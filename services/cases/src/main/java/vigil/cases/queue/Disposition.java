package vigil.cases.queue;

import java.util.Arrays;
import java.util.List;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;

/** What an officer says of an item or a case. */
public enum Disposition {
    /** The pattern is there, the crime is not. */
    FALSE_POSITIVE,
    /** Odd, explained. */
    NO_FURTHER_ACTION,
    /** It needs an investigation. */
    ESCALATED,
    /** The relationship was ended. */
    CUSTOMER_EXITED,
    /** The suspicion holds. Whether an authority was told is not said with it. */
    TRUE_POSITIVE,
    /**
     * The suspicion holds, and the authority was told. Nobody reads or says that who may not know
     * of reports (31 U.S.C. 5318(g)(2)).
     */
    REPORTED;

    /** Whether the work is done with it. */
    public boolean closes() {
        return this != ESCALATED;
    }

    /** What everybody may read: lists, timelines, events and labels say this alone. */
    public Disposition openly() {
        return this == REPORTED ? TRUE_POSITIVE : this;
    }

    /** What this officer may read. */
    public Disposition readBy(Caller caller) {
        return caller.is(Role.REPORTER) ? this : openly();
    }

    /** What this officer may say. */
    public static List<Disposition> sayableBy(Caller caller) {
        return Arrays.stream(values()).filter(said -> said == said.readBy(caller)).toList();
    }
}
