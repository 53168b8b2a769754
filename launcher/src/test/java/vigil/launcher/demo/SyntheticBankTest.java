package vigil.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.amlworld.AmlworldRow;

class SyntheticBankTest {

    @TempDir Path folder;

    @Test
    void theFileAndTheLastRowsAreTheWhole() throws Exception {
        SyntheticBank bank = simulated(100);

        assertThat(bank.fileRows()).isEqualTo(19_900);
        assertThat(Files.readAllLines(bank.file())).hasSize(19_901);
        assertThat(bank.last()).hasSize(100);
        assertThat(bank.at(19_900)).isEqualTo(bank.last().getFirst().at());
    }

    @Test
    void aRowIsReadAgainByItsNumber() {
        SyntheticBank bank = simulated(100);

        Map<Long, AmlworldRow> rows = bank.rows(Set.of(0L, 19_899L, 19_999L));

        assertThat(rows).containsOnlyKeys(0L, 19_899L, 19_999L);
        rows.forEach((number, row) -> assertThat(row.at()).isEqualTo(bank.at(number)));
        assertThat(rows.get(19_999L)).isEqualTo(bank.last().getLast());
    }

    @Test
    void theTrueRingsAreInItAndCountAsLaundering() {
        SyntheticBank bank = simulated(100);

        assertThat(bank.rings().rings()).hasSize(370);
        assertThat(bank.rings().rings())
                .allSatisfy(ring -> assertThat(ring.rows()).allMatch(bank::isLaundering));
        assertThat(bank.ordinary()).isLessThan(20_000 - 3_209 + 1);
    }

    private SyntheticBank simulated(int single) {
        return SyntheticBank.simulate(
                folder.resolve("transactions.csv"),
                new SyntheticBank.Size(10_000, 20_000, single, 7),
                new Run(1));
    }
}
