package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.gateway.street.Street;

class MisbehaviourTest {

    private static final String ATTACK = "{\"remittance\":\"' or 1=1 --\"}";

    @TempDir private Path folder;

    @Test
    void whoAttacksHasALimitThatShrinksAndOthersKeepTheirs() throws Exception {
        try (Street street =
                Street.in(
                        folder,
                        Map.of(
                                "VIGIL_GATEWAY_CALLER_RATE", "50",
                                "VIGIL_GATEWAY_CALLER_BURST", "200"))) {
            String token = street.issuer().token();
            int blocked = 0;
            int status = 403;
            while (status == 403 && blocked < 200) {
                status = street.call("/v1/transactions").bearing(token).sending(ATTACK).status();
                blocked++;
            }

            assertThat(status).isEqualTo(429);
            assertThat(blocked).isLessThan(60);
            String other =
                    street.issuer()
                            .token(
                                    street.issuer()
                                            .claims()
                                            .claim("client_id", "other")
                                            .subject("other")
                                            .build());
            assertThat(street.call("/v1/alerts").bearing(other).status()).isEqualTo(200);
            assertThat(figures(street))
                    .contains(
                            "vigil_gateway_events_total{kind=\"call.blocked\"}",
                            "vigil_gateway_events_total{kind=\"call.limited\"}",
                            "vigil_gateway_events_total{kind=\"token.accepted\"}",
                            "vigil_gateway_events_total{kind=\"key.used\"}",
                            "vigil_gateway_firewall_blocked_total{category=\"sql\"}")
                    .doesNotContain("demo");
        }
    }

    @Test
    void whoIsAskedToSignInAgainHasDoneNothingWrong() throws Exception {
        try (Street street = Street.in(folder)) {
            String token = street.issuer().token();
            for (int i = 0; i < 30; i++) {
                HttpResponse<String> asked =
                        street.call("/v1/alerts/sensitive").bearing(token).answer();
                assertThat(asked.statusCode()).isEqualTo(401);
                assertThat(asked.headers().firstValue("WWW-Authenticate").orElseThrow())
                        .contains("insufficient_user_authentication", "max_age=\"600\"");
            }

            assertThat(figures(street))
                    .contains("vigil_gateway_events_total")
                    .doesNotContain("kind=\"token.refused\"");
        }
    }

    private static String figures(Street street) throws Exception {
        return street.client()
                .send(
                        HttpRequest.newBuilder(street.watchAt("/actuator/prometheus")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
