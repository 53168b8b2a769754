package vigil.monitoring.parties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import vigil.engine.screening.ScreenedParty;

class QuestionFormatTest {

    private static final String VERSION = "a".repeat(64);
    private static final String GOOD =
            """
            {"lists":"%1$s","parties":[
            {"reference":"1","hits":[]},
            {"reference":"0","hits":[
            {"list":"ofac-sdn","version":"%1$s","entity":"ofac-sdn-1","score":0.9996,"whitelisted":false},
            {"list":"eu-fsf","version":"%1$s","entity":"EU.27.28","score":0.71}]}]}\
            """
                    .formatted(VERSION);

    private final QuestionFormat format = new QuestionFormat();

    @Test
    void answersAreInTheOrderOfTheQuestion() {
        PartyAnswer answer = answer(GOOD, 2);

        assertThat(answer.lists()).isEqualTo(VERSION);
        assertThat(answer.parties().get(0).party().score()).isEqualTo(1.0);
        assertThat(answer.parties().get(0).party().hits()).hasSize(2);
        assertThat(answer.parties().get(0).settled()).isFalse();
        assertThat(answer.parties().get(1).party()).isEqualTo(ScreenedParty.CLEAR);
        assertThat(answer.parties().get(1).settled()).isTrue();
    }

    @Test
    void whatBreaksTheContractIsNoAnswer() {
        for (String bad :
                List.of(
                        "",
                        "no JSON",
                        "[]",
                        GOOD.replace(VERSION, "A".repeat(64)),
                        GOOD.replace("\"reference\":\"1\"", "\"reference\":\"2\""),
                        GOOD.replace("\"reference\":\"1\"", "\"reference\":\"-1\""),
                        GOOD.replace("\"reference\":\"1\"", "\"reference\":{}"),
                        GOOD.replace("\"hits\":[]", "\"hits\":null"),
                        GOOD.replace("0.9996", "1.0001"),
                        GOOD.replace("0.9996", "-0.1"),
                        GOOD.replace("0.9996", "\"NaN\""),
                        GOOD.replace("\"ofac-sdn-1\"", "\"<b>entry</b>\""),
                        GOOD.replace("\"ofac-sdn-1\"", "[]"),
                        GOOD.replace("\"ofac-sdn-1\"", "\"" + "x".repeat(129) + "\""))) {
            assertThatThrownBy(() -> answer(bad, 2))
                    .as(bad)
                    .isInstanceOfAny(IllegalArgumentException.class, JacksonException.class);
        }
    }

    @Test
    void aBrokenAnswerIsNeverAnythingElseThanNoAnswer() {
        Random random = new Random(7);
        byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20_000; i++) {
            byte[] broken = good.clone();
            for (int k = random.nextInt(4); k >= 0; k--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(format.answer(broken, 2).parties()).hasSize(2);
            } catch (IllegalArgumentException | JacksonException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    private PartyAnswer answer(String body, int asked) {
        return format.answer(body.getBytes(StandardCharsets.UTF_8), asked);
    }
}
