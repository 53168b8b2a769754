package vigil.checks.street;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vigil.checks.console.ConsoleWorkshop;
import vigil.launcher.street.SeedFile;
import vigil.testkit.Until;

/**
 * Two officers in Chromium, from the top alert to the authority's answer: {@code
 * console/test/report.mjs}.
 */
final class OfficersWalk {

    private static final String DEMO = "demo";

    private final RunningStreet street;

    OfficersWalk(RunningStreet street) {
        this.street = street;
    }

    /** What the walk said. */
    String walk() throws IOException, InterruptedException {
        moneyGoesAround();
        Until.holds("the ring is in the queue", () -> queue().contains("same-money-ring"));
        SeedFile seed = new SeedFile(street.state());
        return ConsoleWorkshop.shared()
                .run(
                        Map.of(
                                "VIGIL_URL",
                                street.address(),
                                "CHROMIUM",
                                chromium(),
                                "AUTHOR",
                                SeedFile.login(DEMO, "reporter"),
                                "AUTHOR_PASSWORD",
                                Files.readString(seed.passwordFile(DEMO, "reporter")).strip(),
                                "APPROVER",
                                SeedFile.login(DEMO, "supervisor"),
                                "APPROVER_PASSWORD",
                                Files.readString(seed.passwordFile(DEMO, "supervisor")).strip(),
                                "REPORTS",
                                street.state().of("cases").resolve("reports").toString()),
                        "node",
                        "test/report.mjs");
    }

    /** Three strangers pass on about what they got until it is back where it began. */
    private void moneyGoesAround() {
        List.of("01,ring-a,ring-b,9000.00", "02,ring-b,ring-c,8700.00", "03,ring-c,ring-a,8500.00")
                .forEach(each -> {
                    String[] said = each.split(",");
                    pay(said[0], said[1], said[2], said[3]);
                });
    }

    private void pay(String day, String payer, String payee, String amount) {
        String payment =
                """
                {"transactionId":"ring-%1$s","timestamp":"2026-03-%1$sT10:00:00Z","format":"wire",\
                "payer":{"account":{"number":"%2$s"}},"payee":{"account":{"number":"%3$s"}},\
                "amount":{"value":"%4$s","currency":"USD"}}\
                """
                        .formatted(day, payer, payee, amount);
        HttpResponse<String> answer =
                street.post("/v1/transactions", "application/json", payment.getBytes(UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String queue() {
        return street.get(DEMO, "analyst", "/v1/queue?source=alert&state=new").body();
    }

    private static String chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs Chromium"));
    }
}
