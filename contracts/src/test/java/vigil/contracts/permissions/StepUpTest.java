package vigil.contracts.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class StepUpTest {

    private static final StepUp TABLE = StepUp.published();

    @Test
    void anOperationIsFoundByItsValues() {
        assertThat(TABLE.at("POST", "/v1/api-keys")).contains(StepUp.Kind.ACCESS);
        assertThat(TABLE.at("POST", "/v1/reports/r-7/approvals")).contains(StepUp.Kind.APPROVAL);
        assertThat(TABLE.at("GET", "/v1/case-exports/7")).contains(StepUp.Kind.DISCLOSURE);
    }

    @Test
    void everythingElseTakesEverySignIn() {
        assertThat(TABLE.at("GET", "/v1/api-keys")).isEmpty();
        assertThat(TABLE.at("POST", "/v1/transactions")).isEmpty();
        assertThat(TABLE.at("POST", "/v1/reports/r-7/approvals/more")).isEmpty();
        assertThat(TABLE.at("PATCH", "/v1/api-keys")).isEmpty();
    }

    @Test
    void everyRuleIsAboutAnOperationThatSomebodyMayCall() {
        WhoMay whoMay = WhoMay.published();

        assertThat(TABLE.all())
                .hasSizeGreaterThan(15)
                .allSatisfy(rule ->
                        assertThat(
                                        whoMay.at(
                                                        rule.operation().method(),
                                                        rule.operation().path())
                                                .map(WhoMay.Permission::operation))
                                .contains(rule.operation().operation()));
        assertThat(TABLE.all())
                .extracting(StepUp.Rule::kind)
                .containsAll(EnumSet.allOf(StepUp.Kind.class));
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertThatThrownBy(() -> StepUp.of("perhaps POST /v1/api-keys"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StepUp.of("access POST"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
