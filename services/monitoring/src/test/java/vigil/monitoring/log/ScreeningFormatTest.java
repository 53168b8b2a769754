package vigil.monitoring.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.contracts.log.v1.TransactionContext;
import vigil.engine.Context;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;

class ScreeningFormatTest {

    private static final String VERSION = "0f".repeat(32);

    @Test
    void whateverListsSaidComesBackAsItWas() {
        ScreenedParty hit =
                ScreenedParty.hit(
                        List.of(
                                new ListHit("ofac-sdn", VERSION, "ofac-sdn-1", 970),
                                new ListHit("eu-fsf", VERSION, "eu-fsf-2", 710)));
        for (ScreenedParty payer :
                List.of(
                        ScreenedParty.NOT_ASKED,
                        ScreenedParty.CLEAR,
                        ScreenedParty.UNAVAILABLE,
                        ScreenedParty.PASSED,
                        hit)) {
            Screening screening = new Screening(payer, ScreenedParty.CLEAR, VERSION);

            TransactionContext context = LogFormat.context(Context.NONE.with(screening));

            assertThat(ScreeningFormat.screening(context)).isEqualTo(screening);
        }
    }

    @Test
    void aContextOfBeforeSaysThatNobodyWasAsked() {
        TransactionContext before = TransactionContext.newBuilder().setKind("REFUND").build();

        assertThat(ScreeningFormat.screening(before)).isEqualTo(Screening.NONE);
        assertThat(LogFormat.context(Context.NONE).toByteArray()).isEmpty();
    }

    @Test
    void aHitWithoutEntriesOrOfAnImpossibleScoreBreaksTheSchema() {
        assertThatThrownBy(() -> ScreeningFormat.screening(payer("HIT")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScreeningFormat.screening(payer("GUESSED")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ListHit("ofac-sdn", VERSION, "ofac-sdn-1", 1001))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static TransactionContext payer(String state) {
        return TransactionContext.newBuilder()
                .setPayerScreening(
                        vigil.contracts.log.v1.ScreenedParty.newBuilder().setState(state))
                .build();
    }
}
