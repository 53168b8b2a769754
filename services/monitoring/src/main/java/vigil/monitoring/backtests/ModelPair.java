package vigil.monitoring.backtests;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import vigil.contracts.log.v1.ModelBundle;
import vigil.contracts.log.v1.ModelsPublished;
import vigil.engine.scoring.ModelException;
import vigil.engine.scoring.ServedModel;
import vigil.monitoring.log.Lineups;
import vigil.monitoring.models.ModelDesk;
import vigil.monitoring.models.ModelId;

/**
 * The models of a backtest. Without a candidate scenarios are compared alone, and none of the two
 * takes part.
 *
 * @param candidate that is tried beside the candidate scenarios
 * @param inForce that was in force when it was asked
 */
record ModelPair(@Nullable ModelId candidate, @Nullable ModelId inForce) {

    static final ModelPair NONE = new ModelPair(null, null);

    /** The same as a core serves them. */
    record Served(@Nullable ServedModel candidate, @Nullable ServedModel inForce) {

        static final Served NONE = new Served(null, null);
    }

    /**
     * @throws ModelException when this engine cannot serve one of them
     */
    Served served(Connection connection, ModelDesk desk, Lineups lineups) throws SQLException {
        return new Served(
                served(connection, desk, lineups, candidate),
                served(connection, desk, lineups, inForce));
    }

    private static @Nullable ServedModel served(
            Connection connection, ModelDesk desk, Lineups lineups, @Nullable ModelId id)
            throws SQLException {
        if (id == null) {
            return null;
        }
        ModelBundle bundle =
                desk.bundle(connection, id)
                        .orElseThrow(() -> ModelForm.refusal("is none of the models here"));
        return lineups.of(ModelsPublished.newBuilder().setChampion(bundle).build()).champion();
    }
}
