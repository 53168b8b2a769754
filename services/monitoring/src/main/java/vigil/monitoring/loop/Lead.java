package vigil.monitoring.loop;

/** Whether this process may write decisions, or follows another one that does. */
public interface Lead {

    /** Whether it may begin now; then it fences off whoever wrote before. */
    boolean mayBegin();

    /** Whether one that has begun may go on; false once another is known to lead. */
    boolean mayGoOn();
}
