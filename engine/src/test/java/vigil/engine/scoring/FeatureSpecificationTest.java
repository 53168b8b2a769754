package vigil.engine.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeatureSpecificationTest {
    @Test
    void theHashTellsOrderAndChoice() {
        String hash = FeatureSpecification.of(List.of("amount", "format=ACH")).hash();

        assertThat(hash)
                .isEqualTo(FeatureSpecification.of(List.of("amount", "format=ACH")).hash())
                .isNotEqualTo(FeatureSpecification.of(List.of("format=ACH", "amount")).hash())
                .isNotEqualTo(FeatureSpecification.of(List.of("amount", "format=WIRE")).hash());
    }

    @Test
    void whatTheEngineDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> FeatureSpecification.of(List.of("moonPhase")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("moonPhase");
        assertThatThrownBy(() -> FeatureSpecification.of(List.of("format")))
                .isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> FeatureSpecification.of(List.of("amount", "amount")))
                .isInstanceOf(ModelException.class);
    }
}
