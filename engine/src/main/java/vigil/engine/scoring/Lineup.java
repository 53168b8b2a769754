package vigil.engine.scoring;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import vigil.engine.features.Moment;

/**
 * The models of a core.
 *
 * @param champion the one in force: it flags transactions
 * @param challenger the one in shadow: it scores without effect
 */
public record Lineup(@Nullable ServedModel champion, @Nullable ServedModel challenger) {

    /** No model. */
    public static final Lineup NONE = new Lineup(null, null);

    public boolean isEmpty() {
        return champion == null && challenger == null;
    }

    /**
     * @throws ModelException when one was trained on patterns of another window
     */
    public void requireWindow(Duration window) {
        for (ServedModel model : new @Nullable ServedModel[] {champion, challenger}) {
            if (model != null && !model.window().equals(window)) {
                throw new ModelException(
                        "The model was trained on patterns of "
                                + model.window()
                                + ", this core looks back "
                                + window
                                + "; train it again with --window");
            }
        }
    }

    /** How unusual a moment is by the model in force, 0 to 1; 0 where it cannot tell. */
    public double anomaly(Moment moment) {
        return champion == null || champion.anomalies() == null
                ? 0
                : champion.anomalies().rate(moment);
    }

    /** The same for another core: what scoring writes is its own. */
    public Lineup another() {
        return new Lineup(
                champion == null ? null : champion.another(),
                challenger == null ? null : challenger.another());
    }
}
