package vigil.contracts.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WhoMayTest {

    private static final WhoMay TABLE =
            WhoMay.of(
                    """
                    # remarks are passed over

                    AS----  GET    /v1/alerts/{id}
                    ---U--  GET    /v1/alerts/open
                    -----M  POST   /v1/transactions
                    """);

    @Test
    void anOperationIsFoundByItsNamesAndByValues() {
        assertThat(TABLE.at("GET", "/v1/alerts/{id}").orElseThrow().roles())
                .containsExactlyInAnyOrder("analyst", "supervisor");
        assertThat(TABLE.at("GET", "/v1/alerts/7").orElseThrow().operation())
                .isEqualTo("GET /v1/alerts/{id}");
        assertThat(TABLE.at("GET", "/v1/alerts/open").orElseThrow().roles())
                .containsExactly("auditor");
    }

    @Test
    void whatIsNotInTheTableIsNobodys() {
        assertThat(TABLE.at("DELETE", "/v1/alerts/7")).isEmpty();
        assertThat(TABLE.at("GET", "/v1/alerts")).isEmpty();
        assertThat(TABLE.at("GET", "/v1/alerts/7/ring")).isEmpty();
        assertThat(TABLE.at("GET", "/v1/alerts/")).isEmpty();
    }

    @Test
    void aLineThatIsNoneIsRefused() {
        assertThatThrownBy(() -> WhoMay.of("X----- GET /v1/alerts"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WhoMay.of("A----- GET"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePublishedTableNamesEveryRole() {
        assertThat(WhoMay.published().all())
                .hasSizeGreaterThan(90)
                .allSatisfy(permission -> assertThat(permission.roles()).isNotEmpty());
    }
}
