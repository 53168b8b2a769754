package vigil.monitoring.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import vigil.kernel.identity.InstitutionId;

class RoundsTest {

    @Test
    void whatFailsAtOneInstitutionIsDoneForTheOthers() throws Exception {
        List<String> done = new ArrayList<>();
        Rounds rounds =
                new Rounds("test", Duration.ofHours(1)) {
                    @Override
                    protected boolean isDue() {
                        return true;
                    }

                    @Override
                    protected void round() throws InterruptedException {
                        each(
                                List.of(
                                        new InstitutionId("a"),
                                        new InstitutionId("b"),
                                        new InstitutionId("c"),
                                        new InstitutionId("d")),
                                institution -> {
                                    switch (institution.value()) {
                                        case "a" -> throw new SQLException("for ever");
                                        case "b" -> throw new IllegalStateException("for ever");
                                        case "c" ->
                                                throw new ExecutionException(
                                                        new IllegalArgumentException("for ever"));
                                        default -> done.add(institution.value());
                                    }
                                });
                    }
                };

        rounds.round();

        assertThat(done).containsExactly("d");
    }
}
