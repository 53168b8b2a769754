package vigil.engine.bundles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.engine.core.CoreSettings;
import vigil.engine.core.ModelCheck;

class ShippedModelTest {

    /** When a figure's meaning has changed it has to be trained again: models/README.md. */
    @Test
    void itServesInThisEngineAsItComes() {
        Bundle bundle = ShippedModel.bundle();

        assertThat(bundle.manifest().name()).isEqualTo("vigil");
        assertThat(bundle.manifest().window()).isEqualTo(CoreSettings.defaults().window());
        assertThat(ModelCheck.failures(CoreSettings.defaults(), bundle)).isEqualTo(List.of());
    }

    @Test
    void itsCardSaysWhatItHasSeenAndWhatItReached() {
        Bundle bundle = ShippedModel.bundle();

        assertThat(bundle.card()).contains("made by a simulator");
        assertThat(bundle.manifest().metrics().get("test.f1")).isBetween(0.3, 1.0);
    }
}
