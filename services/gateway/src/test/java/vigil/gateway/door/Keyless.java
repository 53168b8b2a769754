package vigil.gateway.door;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import vigil.gateway.Gateway;
import vigil.gateway.settings.Environment;
import vigil.gateway.street.Street;
import vigil.testkit.FreePort;

/** A gateway whose issuer cannot be reached, with the certificate of a street. */
final class Keyless implements AutoCloseable {

    private final Street street;
    private final Gateway gateway;

    Keyless(Street street) throws Exception {
        this.street = street;
        this.gateway =
                new Gateway(
                        new Environment(
                                Map.of(
                                        "VIGIL_GATEWAY_PORT",
                                        "0",
                                        "SERVER_PORT",
                                        "0",
                                        "VIGIL_GATEWAY_CERTIFICATE_FILE",
                                        street.certificate().certificateFile().toString(),
                                        "VIGIL_GATEWAY_KEY_FILE",
                                        street.certificate().keyFile().toString(),
                                        "VIGIL_TOKENS_KEYS",
                                        "http://127.0.0.1:" + FreePort.any())));
        gateway.start();
    }

    HttpResponse<String> answer() throws Exception {
        URI address = URI.create("https://localhost:" + gateway.port() + "/v1/alerts");
        return street.client()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + street.issuer().token())
                                .build(),
                        BodyHandlers.ofString());
    }

    int readiness() throws Exception {
        URI address =
                URI.create(
                        "http://127.0.0.1:" + gateway.watchPort() + "/actuator/health/readiness");
        return street.client()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
                .statusCode();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
