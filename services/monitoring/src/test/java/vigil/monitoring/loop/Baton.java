package vigil.monitoring.loop;

/** Leads as the test says. */
public final class Baton implements Lead {

    private volatile boolean held;

    public Baton(boolean held) {
        this.held = held;
    }

    public void take() {
        held = true;
    }

    public void drop() {
        held = false;
    }

    @Override
    public boolean mayBegin() {
        return held;
    }

    @Override
    public boolean mayGoOn() {
        return held;
    }
}
