package vigil.monitoring.loop;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * The scenario sets that came into force, for the one who writes their places down. A restart tells
 * again what is in force.
 */
public final class Adoptions {

    private final ConcurrentLinkedQueue<Adoption> news = new ConcurrentLinkedQueue<>();

    void tell(Adoption adoption) {
        news.add(adoption);
    }

    /** The oldest one not yet confirmed, null when there is none. */
    public @Nullable Adoption next() {
        return news.peek();
    }

    /** It is written down. */
    public void confirm(Adoption adoption) {
        news.remove(adoption);
    }
}
