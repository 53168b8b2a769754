package vigil.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.contracts.security.SecurityEvent;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.gateway.street.Street;
import vigil.gateway.street.Until;

/** What a house says is held against its document. */
class AnswersOfHousesTest {

    private static final String PATH = "/v1/transactions?limit=1";
    private static final String FITTING =
            """
            {"items":[{"transactionId":"t-1","format":"wire"}],"next":null}\
            """;

    @TempDir private Path folder;
    private Street street;

    @BeforeEach
    void open() {
        street = Street.in(folder, Map.of("VIGIL_GATEWAY_ANSWERS", "refuse"));
    }

    @AfterEach
    void close() {
        street.close();
    }

    @Test
    void whatFitsComesAsItIs() throws Exception {
        street.monitoring().saysJson(FITTING);

        HttpResponse<String> answer = street.call(PATH).allowed().answer();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(FITTING);
        assertThat(street.told()).noneMatch(told -> told.kind() == Kind.ANSWER_UNFIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"items\":[{\"transactionId\":\"t-1\",\"nameOfPayer\":\"Emilia\"}]} | shape",
                "application/json | {\"items\":[{\"transactionId\":7}]} | shape",
                "application/json | {\"items\":[ | malformed",
                "application/json | {\"items\":[]}{} | malformed",
                "text/html        | <h1>it broke</h1> | type",
            })
    void whatDoesNotFitIsNotPassedOn(String type, String body, String reason) throws Exception {
        street.monitoring().says(200, Map.of("Content-Type", type), body);

        HttpResponse<String> answer = street.call(PATH).allowed().answer();

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"bad-answer\"").doesNotContain("Emilia");
        SecurityEvent told = told();
        assertThat(told.reason()).isEqualTo(reason);
        assertThat(Objects.requireNonNull(told.request()).route()).isEqualTo("/v1/transactions");
    }

    @Test
    void refusalsAreProblemsOrNothing() throws Exception {
        street.monitoring()
                .says(409, Map.of("Content-Type", "application/json"), "{\"error\":\"no\"}");
        assertThat(street.call(PATH).allowed().status()).isEqualTo(502);

        street.monitoring()
                .says(
                        409,
                        Map.of("Content-Type", "application/problem+json"),
                        "{\"status\":409,\"code\":\"conflict\"}");
        assertThat(street.call(PATH).allowed().status()).isEqualTo(409);
    }

    @Test
    void whereItIsOnlyToldTheCallerGetsTheAnswer() throws Exception {
        openAnew(Map.of("VIGIL_GATEWAY_ANSWERS", "tell"));
        street.monitoring().saysJson("{\"unheardOf\":1}");

        HttpResponse<String> answer = street.call(PATH).allowed().answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"unheardOf\":1}");
        assertThat(told().reason()).isEqualTo("shape");
    }

    @Test
    void whatIsLargerThanTheBoundPassesUnseenAndWhole() throws Exception {
        openAnew(
                Map.of(
                        "VIGIL_GATEWAY_ANSWERS", "refuse",
                        "VIGIL_GATEWAY_ANSWERS_BYTES", "20000"));
        String large = "{\"unheardOf\":\"%s\"}".formatted("x".repeat(100_000));
        street.monitoring().saysJson(large);

        HttpResponse<String> answer = street.call(PATH).allowed().answer();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(large);
    }

    @Test
    void whatIsLongAndFitsComesWhole() throws Exception {
        String rows = "{\"transactionId\":\"t-1\",\"format\":\"wire\"},".repeat(5_000);
        String large = "{\"items\":[" + rows + "{\"transactionId\":\"t-2\"}]}";
        street.monitoring().saysJson(large);

        assertThat(street.call(PATH).allowed().answer().body()).isEqualTo(large);
    }

    private void openAnew(Map<String, String> settings) throws IOException {
        street.close();
        street = Street.in(Files.createDirectory(folder.resolve("anew")), settings);
    }

    private SecurityEvent told() throws Exception {
        Until.holds(() -> street.told().stream().anyMatch(AnswersOfHousesTest::isUnfit));
        return street.told().stream()
                .filter(AnswersOfHousesTest::isUnfit)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isUnfit(SecurityEvent told) {
        return told.kind() == Kind.ANSWER_UNFIT;
    }
}
