package vigil.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes = Routes.ofTheStreet();

    @Test
    void everyAddressOfTheTableLeadsToItsHouse() {
        assertThat(house("/v1/transactions")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/transactions/tx-1")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/transaction-files")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/iso20022/pacs.008")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/decisions/stream")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/alerts")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/scenarios/velocity/versions/1")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/scenario-sets")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/models/rings/versions/1")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/model-sets")).isEqualTo(House.MONITORING);
        assertThat(house("/v1/screening/searches")).isEqualTo(House.SCREENING);
        assertThat(house("/match/ofac-sdn")).isEqualTo(House.SCREENING);
        assertThat(house("/v1/queue/next")).isEqualTo(House.CASES);
        assertThat(house("/v1/cases")).isEqualTo(House.CASES);
        assertThat(house("/v1/case-files")).isEqualTo(House.CASES);
        assertThat(house("/oauth2/token")).isEqualTo(House.IDENTITY);
        assertThat(house("/.well-known/openid-configuration")).isEqualTo(House.IDENTITY);
        assertThat(house("/login")).isEqualTo(House.IDENTITY);
        assertThat(house("/login/account/codes")).isEqualTo(House.IDENTITY);
        assertThat(house("/v1/officers/invitations")).isEqualTo(House.IDENTITY);
        assertThat(house("/v1/api-keys")).isEqualTo(House.IDENTITY);
        assertThat(house("/access/v1/evaluation")).isEqualTo(House.IDENTITY);
    }

    @Test
    void aLongerWordIsAnotherAddress() {
        assertThat(routes.of("/v1/alertsX")).isNull();
        assertThat(routes.of("/loginX")).isNull();
        assertThat(routes.of("/v1")).isNull();
        assertThat(routes.of("/")).isNull();
        assertThat(routes.of("/actuator/prometheus")).isNull();
    }

    @Test
    void everythingBelowV1IsGuarded() {
        assertThat(routes.guards("/v1")).isTrue();
        assertThat(routes.guards("/v1/nothing-yet")).isTrue();
        assertThat(routes.guards("/match/ofac-sdn")).isTrue();
        assertThat(routes.guards("/v10")).isFalse();
        assertThat(routes.guards("/oauth2/token")).isFalse();
        for (String path : new String[] {"/v1/transactions", "/v1/alerts", "/v1/decisions"}) {
            assertThat(Objects.requireNonNull(routes.of(path)).guarded()).isTrue();
        }
    }

    private House house(String path) {
        return Objects.requireNonNull(routes.of(path)).house();
    }
}
