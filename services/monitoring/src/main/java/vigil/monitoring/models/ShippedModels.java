package vigil.monitoring.models;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vigil.engine.bundles.Bundle;
import vigil.engine.bundles.ShippedModel;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.monitoring.log.SetKind;
import vigil.monitoring.rows.Institutions;
import vigil.monitoring.sets.SetRows;

/**
 * Gives each institution the model that comes with the engine as a registered version of its own;
 * what becomes of it is for its officers.
 */
public final class ShippedModels {

    private static final SetRows SETS = new SetRows(SetKind.MODELS);
    private static final String AUTHOR = "vigil";

    private final Questions questions;
    private final Institutions institutions;
    private final Set<InstitutionId> ready = ConcurrentHashMap.newKeySet();

    public ShippedModels(Questions questions, Institutions institutions) {
        this.questions = questions;
        this.institutions = institutions;
    }

    /** Before anything is asked or done for an institution. */
    void ensure(InstitutionId institution) {
        if (ready.contains(institution)) {
            return;
        }
        Bundle bundle = ShippedModel.bundle();
        questions.change(
                institution,
                connection -> {
                    institutions.note(connection, institution);
                    SETS.lock(connection, institution);
                    if (ModelRows.of(connection, bundle.hash()).isEmpty()) {
                        ModelRows.insert(
                                connection,
                                new ModelRows.Origin(institution, AUTHOR),
                                bundle,
                                ShippedModel.bytes());
                    }
                    return bundle;
                });
        institutions.remember(institution);
        ready.add(institution);
    }
}
