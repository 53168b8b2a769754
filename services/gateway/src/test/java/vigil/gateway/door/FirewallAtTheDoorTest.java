package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vigil.gateway.street.Street;

class FirewallAtTheDoorTest {

    @TempDir private static Path folder;
    private static Street street;

    @BeforeAll
    static void open() {
        street = Street.in(folder);
    }

    @AfterAll
    static void close() {
        street.close();
    }

    @Test
    void anAttackIsA403WithARequestIdAndNeverReachesTheHouse() throws Exception {
        int before = street.monitoring().seen().size();

        HttpResponse<String> answer =
                posting("{\"remittance\":\"' union select null, password from officers --\"}");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"code\":\"request-blocked\"").doesNotContain("union");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(street.monitoring().seen()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"code", "state", "token", "secret", "resource", "request"})
    void aNameThatHidesASecretAtIdentityHidesNothingElsewhere(String name) throws Exception {
        String attack = "' union select null, password from officers --";

        assertThat(posting("[{\"%s\":\"%s\"}]".formatted(name, attack)).statusCode())
                .isEqualTo(403);
        assertThat(
                        street.call("/login")
                                .sending(
                                        "application/x-www-form-urlencoded",
                                        BodyPublishers.ofString(
                                                name
                                                        + "="
                                                        + URLEncoder.encode(
                                                                attack, StandardCharsets.UTF_8)))
                                .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien & Sons",
                "SELECT committee; union dues",
                "drop off cash at table 5",
                "<customer said> 'no'",
                "../ref 12/2024"
            })
    void honestTextPasses(String text) throws Exception {
        assertThat(posting("{\"remittance\":\"" + text + "\"}").statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheDocumentsDoNotDescribeIsRefusedWithTheReason() throws Exception {
        HttpResponse<String> field = posting("{\"admin\":true,\"format\":\"pigeon\"}");
        HttpResponse<String> method = street.call("/v1/alerts").allowed().as("DELETE").answer();
        HttpResponse<String> type =
                street.call("/v1/transactions")
                        .allowed()
                        .sending("text/plain", BodyPublishers.ofString("{}"))
                        .answer();

        assertThat(field.statusCode()).isEqualTo(422);
        assertThat(field.body())
                .contains("\"code\":\"validation-failed\"", "\"field\":\"format\"")
                .doesNotContain("admin", "pigeon");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(type.statusCode()).isEqualTo(415);
        assertThat(street.call("/v1/alerts?debug=1").allowed().status()).isEqualTo(400);
        assertThat(street.call("/v1/alerts/a/b/c").allowed().status()).isEqualTo(404);
    }

    @Test
    void aRowOfABatchThatDoesNotFitIsTheHousesToAnswer() throws Exception {
        HttpResponse<String> answer =
                posting("{\"transactions\":[{\"format\":\"pigeon\"},{\"format\":\"wire\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aDocumentTypeIsNeverRead() throws Exception {
        HttpResponse<String> answer =
                street.call("/v1/iso20022/pacs.008")
                        .allowed()
                        .sending(
                                "application/xml",
                                BodyPublishers.ofString(
                                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))
                        .answer();

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aPackedOrOddlyEncodedBodyIsNotTaken() throws Exception {
        HttpResponse<String> packed =
                street.call("/v1/transactions")
                        .allowed()
                        .with("Content-Encoding", "gzip")
                        .sending("{}")
                        .answer();
        HttpResponse<String> odd =
                street.call("/v1/transactions")
                        .allowed()
                        .sending("application/json; charset=utf-16", BodyPublishers.ofString("{}"))
                        .answer();

        assertThat(packed.statusCode()).isEqualTo(415);
        assertThat(odd.statusCode()).isEqualTo(415);
    }

    private static HttpResponse<String> posting(String json) throws Exception {
        return street.call("/v1/transactions").allowed().sending(json).answer();
    }
}
