package vigil.cases;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static vigil.cases.SecondLooks.ALL;
import static vigil.cases.SecondLooks.LOOKS;
import static vigil.cases.SecondLooks.items;
import static vigil.cases.SecondLooks.rules;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import vigil.kernel.secrecy.MasterKey;

/** What is drawn for a second look, and that an auditor draws the same. */
class DrawsTest {

    private static final House HOUSE = House.shared();

    private Desk desk = new Desk(HOUSE, "demo");

    /** An institution of its own for each test. */
    @BeforeEach
    void ownInstitution(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
        desk = new Desk(HOUSE, name.substring(0, Math.min(60, name.length())));
    }

    @Test
    void theLargestShareOfTheRulesThatFitCounts() {
        rules(
                desk.supervisor,
                0,
                "{\"percent\":0.01,\"disposition\":\"false_positive\"}",
                "{\"percent\":100,\"severity\":\"critical\"}",
                "{\"percent\":100,\"officer\":\"" + desk.institution + "-supervisor" + "\"}",
                "{\"percent\":50,\"firstDays\":28}");

        desk.dispose(desk.analyst, alert("critical"), "no_further_action");
        desk.dispose(desk.supervisor, alert("low"), "customer_exited");
        desk.dispose(desk.analyst, alert("low"), "false_positive");

        List<String> shares = new ArrayList<>();
        draws().forEach(draw -> shares.add(draw.get(4)));
        assertThat(shares).containsExactly("10000", "10000", "5000");
    }

    @Test
    void anAuditorMakesTheDrawsAgain() throws GeneralSecurityException {
        rules(desk.supervisor, 0, "{\"percent\":30}");
        for (int i = 0; i < 40; i++) {
            desk.dispose(desk.analyst, desk.alert().opened().id, "false_positive");
        }

        JsonNode month = desk.auditor.get(LOOKS + "/draws").json().get(0);
        byte[] secret = secret(month.path("month").asString());

        assertThat(month.has("secret")).as("nobody knows it while the month runs").isFalse();
        assertThat(desk.analyst.get(LOOKS + "/draws").status()).isEqualTo(403);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret)))
                .isEqualTo(month.path("commitment").asString());
        List<String> drawn = new ArrayList<>();
        for (List<String> draw : draws()) {
            int again = again(secret, draw.get(0) + "/" + draw.get(1));
            assertThat(draw.get(5)).isEqualTo(Integer.toString(again));
            assertThat(draw.get(6)).isEqualTo(Boolean.toString(again < 3_000));
            if (again < 3_000) {
                drawn.add(draw.get(0));
            }
        }
        assertThat(items(desk.auditor, ALL)).containsExactlyInAnyOrderElementsOf(drawn);
        assertThat(month.path("closings").asInt()).isEqualTo(40);
        assertThat(month.path("drawn").asInt()).isEqualTo(drawn.size()).isBetween(1, 39);
        assertThat(
                        HOUSE.street()
                                .database()
                                .acts(
                                        desk.institution,
                                        "queue.draws_begun",
                                        month.path("month").asString()))
                .isEqualTo(1);
    }

    @Test
    void aMonthThatIsOverTellsItsSecret() throws SQLException, GeneralSecurityException {
        desk.dispose(desk.analyst, desk.alert().opened().id, "false_positive");
        HOUSE.street()
                .database()
                .asHouse(
                        desk.institution,
                        "insert into draw_months values ('%s', '2026-01', '%s', now())"
                                .formatted(
                                        desk.institution,
                                        HexFormat.of()
                                                .formatHex(
                                                        MessageDigest.getInstance("SHA-256")
                                                                .digest(secret("2026-01")))));

        JsonNode month = desk.supervisor.get(LOOKS + "/draws").json().get(0);

        assertThat(month.path("secret").asString())
                .isEqualTo(HexFormat.of().formatHex(secret("2026-01")));
    }

    private UUID alert(String severity) {
        return desk.alert().with("severity", severity).opened().id;
    }

    /** The cells of this month's draws. */
    private List<List<String>> draws() {
        String month = desk.auditor.get(LOOKS + "/draws").json().at("/0/month").asString();
        return desk.auditor
                .get(LOOKS + "/draws/" + month + "/csv")
                .text()
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split(",")))
                .toList();
    }

    private byte[] secret(String month) {
        return HOUSE.part(MasterKey.class)
                .derive("second-looks/" + desk.institution + "/" + month, "HmacSHA256")
                .getEncoded();
    }

    /** As the description of the API says it. */
    private static int again(byte[] secret, String message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] first = Arrays.copyOf(mac.doFinal(message.getBytes(US_ASCII)), 8);
        return new BigInteger(1, first)
                .multiply(BigInteger.valueOf(10_000))
                .shiftRight(64)
                .intValue();
    }
}
