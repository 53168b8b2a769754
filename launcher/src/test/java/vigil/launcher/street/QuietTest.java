package vigil.launcher.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuietTest {

    @Test
    void onlyLittleLoadForAWhileIsQuiet() {
        Iterator<Double> loads = List.of(0.1, 0.1, 0.9, 0.2, 0.0, 0.1, 0.3).iterator();
        Quiet quiet = new Quiet(loads::next, 3);
        List<Boolean> seen = new ArrayList<>();
        for (int look = 0; look < 7; look++) {
            seen.add(quiet.look());
        }
        assertThat(seen).containsExactly(false, false, false, false, false, true, false);
    }
}
