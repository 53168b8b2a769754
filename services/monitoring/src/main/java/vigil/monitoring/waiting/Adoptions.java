package vigil.monitoring.waiting;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.SetKind;

/**
 * The sets of scenarios and models that came into force, for the one who writes their places down.
 * A restart tells again what is in force.
 */
public final class Adoptions {

    /**
     * A set came into force.
     *
     * @param position of the record that put it in force
     */
    public record Adoption(SetKind kind, String institution, long set, Position position) {}

    private final ConcurrentLinkedQueue<Adoption> news = new ConcurrentLinkedQueue<>();

    public void tell(Adoption adoption) {
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
