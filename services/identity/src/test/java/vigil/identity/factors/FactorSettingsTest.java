package vigil.identity.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import vigil.kernel.identity.Role;

class FactorSettingsTest {

    @Test
    void everyRoleOfOfficersNeedsASecondFactorUnlessSaidOtherwise() {
        FactorSettings settings =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("vigil.identity.factors", FactorSettings.class);

        for (Role role : Role.values()) {
            assertThat(settings.demandedOf(Set.of(role))).isEqualTo(role != Role.MACHINE);
        }
    }

    @Test
    void oneOfTheRolesIsEnoughAndNoneMeansNobody() {
        FactorSettings some = new FactorSettings("supervisor, administrator");

        assertThat(some.demandedOf(Set.of(Role.ANALYST, Role.ADMINISTRATOR))).isTrue();
        assertThat(some.demandedOf(Set.of(Role.ANALYST))).isFalse();
        assertThat(new FactorSettings("none").demandedOf(Set.of(Role.values()))).isFalse();
    }

    @Test
    void aRoleThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new FactorSettings("superviser"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasskeyIsMoreThanTwoFactorsAndTheyAreMoreThanOne() {
        assertThat(Level.of(Set.of(Factor.PASSWORD))).isEqualTo(Level.ONE);
        assertThat(Level.of(Set.of(Factor.CODE))).isEqualTo(Level.ONE);
        assertThat(Level.of(Set.of(Factor.PASSWORD, Factor.RECOVERY))).isEqualTo(Level.TWO);
        assertThat(Level.of(Set.of(Factor.PASSKEY))).isEqualTo(Level.THREE);
        assertThat(Level.methods(Set.of(Factor.PASSKEY))).containsExactly("mfa", "pop");
        assertThat(Level.methods(Set.of(Factor.PASSWORD))).containsExactly("pwd");
    }
}
