package vigil.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.contracts.amlworld.AmlworldRing;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.AmlworldWriter;
import vigil.contracts.amlworld.RingKey;
import vigil.simulator.crime.Crime;
import vigil.simulator.population.AccountName;

class SimulationTest {
    @TempDir Path folder;

    @Test
    void theSameSettingsGiveTheSameBytes() throws Exception {
        var settings = Rows.small().withRings(TrueRings.hiSmall(), 0);

        byte[] first = written(settings, "first.csv.gz");
        byte[] second = written(settings, "second.csv.gz");
        byte[] other = written(settings.withSeed(2), "other.csv.gz");

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void rowsComeInOrderOfTimeWithinTheDaysAndInTheWantedNumber() {
        var rows = Rows.of(Rows.small().startingOn(LocalDate.of(2024, 2, 26))).rows();

        assertThat(rows).hasSize(20_000);
        assertThat(rows).extracting(AmlworldRow::at).isSorted();
        assertThat(Rows.date(rows.getFirst())).isEqualTo("2024-02-26");
        assertThat(Rows.date(rows.getLast())).isEqualTo("2024-03-14");
    }

    @Test
    void theKeyNamesExactlyTheLabelledRows() {
        var result = Rows.of(Rows.small().withRings(TrueRings.hiSmall(), 0));

        Set<Long> named = new HashSet<>();
        result.key().rings().forEach(ring -> named.addAll(ring.rows()));
        Set<Long> labelled = new HashSet<>();
        for (int i = 0; i < result.rows().size(); i++) {
            if (result.rows().get(i).laundering()) {
                labelled.add((long) i);
            }
        }
        assertThat(named).isEqualTo(labelled);
        assertThat(named.size())
                .isEqualTo(
                        result.key().rings().stream().mapToInt(ring -> ring.rows().size()).sum());
    }

    @Test
    void trueRingsOnAccountsOfTheirOwnAreUnchangedButForWholeDays() {
        var truth = TrueRings.hiSmall();
        var settings = Rows.small().withRings(truth, 0).withCrimes(Set.of(), 0);
        var result =
                Rows.of(settings.startingOn(LocalDate.of(2026, 1, 5)).withSize(4_000, 20_000, 30));

        assertThat(result.key().rings()).hasSize(370);
        for (int i = 0; i < truth.size(); i++) {
            assertSameRing(truth.get(i), result.ofRing(result.key().rings().get(i)));
        }
    }

    @Test
    void mergedRingsRunThroughOrdinaryAccountsEachStandingForOne() {
        var truth = TrueRings.hiSmall();
        var result =
                Rows.of(
                        SimulationSettings.defaults()
                                .withSize(20_000, 100_000, 18)
                                .withRings(truth, 1)
                                .withCrimes(Set.of(), 0));

        Map<AccountName, AccountName> standIns = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            List<AmlworldRow> found = result.ofRing(result.key().rings().get(i));
            List<AmlworldRow> wanted = inOrderOfTime(truth.get(i));
            for (int j = 0; j < wanted.size(); j++) {
                assertStandsFor(standIns, Rows.payer(wanted.get(j)), Rows.payer(found.get(j)));
                assertStandsFor(standIns, Rows.payee(wanted.get(j)), Rows.payee(found.get(j)));
            }
        }
        assertThat(new HashSet<>(standIns.values())).hasSameSizeAs(standIns.keySet());
        Set<AccountName> ordinary = new HashSet<>();
        result.rows().stream()
                .filter(row -> !row.laundering())
                .forEach(row -> {
                    ordinary.add(Rows.payer(row));
                    ordinary.add(Rows.payee(row));
                });
        assertThat(standIns.values().stream().filter(ordinary::contains).count())
                .isGreaterThan(standIns.size() * 3L / 4);
    }

    @Test
    void aFifthOfTheAccountsMayBeOrdinaryOnesAndTheOthersKeepTheirNames() {
        var truth = TrueRings.hiSmall();
        var result =
                Rows.of(
                        SimulationSettings.defaults()
                                .withSize(20_000, 100_000, 18)
                                .withRings(truth, 0.2)
                                .withCrimes(Set.of(), 0));

        Set<AccountName> all = new HashSet<>();
        Set<AccountName> replaced = new HashSet<>();
        for (int i = 0; i < truth.size(); i++) {
            List<AmlworldRow> found = result.ofRing(result.key().rings().get(i));
            List<AmlworldRow> wanted = inOrderOfTime(truth.get(i));
            for (int j = 0; j < wanted.size(); j++) {
                AccountName name = Rows.payer(wanted.get(j));
                all.add(name);
                if (!Rows.payer(found.get(j)).equals(name)) {
                    replaced.add(name);
                }
            }
        }
        assertThat(replaced.size() / (double) all.size()).isBetween(0.17, 0.23);
    }

    @Test
    void ringsThatEndAfterTheLastDayAreMovedBack() {
        var result =
                Rows.of(Rows.small().withSize(4_000, 20_000, 10).withRings(TrueRings.hiSmall(), 0));

        assertThat(result.rows()).hasSize(20_000);
        assertThat(Rows.date(result.rows().getLast())).isEqualTo("2022-09-10");
    }

    @Test
    void whatCannotBeIsRefusedInASentence() {
        assertRefused(
                () -> Rows.of(Rows.small().withSize(100, 20_000, 18)),
                "accounts must be 500 to 100000000");
        assertRefused(
                () -> Rows.of(Rows.small().withSize(4_000, 0, 18)),
                "transactions must be 1 or more");
        assertRefused(
                () -> Rows.of(Rows.small().withSize(4_000, 20_000, 0)), "days must be 1 to 3660");
        assertRefused(
                () -> Rows.of(Rows.small().withCrimes(Set.of(Crime.CYCLE), 0.9)),
                "the crime rate must be 0 to 0.5");
        var rings = TrueRings.hiSmall();
        assertRefused(
                () -> Rows.of(Rows.small().withRings(rings, 1.2)),
                "the share of merged accounts must be 0 to 1");
        assertRefused(
                () -> Rows.of(Rows.small().withSize(4_000, 3_000, 18).withRings(rings, 0)),
                "the rings alone have");
        assertRefused(
                () -> Rows.of(Rows.small().withSize(4_000, 20_000, 3).withRings(rings, 0)),
                "a ring lasts");
        assertRefused(
                () -> Rows.of(Rows.small().withRings(rings, 1)), "the rings need more accounts");
    }

    @Test
    void aFileMayBeTinyForItsAccounts() {
        assertThat(Rows.of(Rows.small().withSize(4_000, 100, 18)).rows()).hasSize(100);
        assertThat(Rows.of(Rows.small().withSize(500, 1, 1).withCrimes(Set.of(), 0)).rows())
                .hasSize(1);
    }

    private static void assertSameRing(AmlworldRing wanted, List<AmlworldRow> found) {
        List<AmlworldRow> expected = inOrderOfTime(wanted);
        Duration moved = Duration.between(expected.getFirst().at(), found.getFirst().at());
        assertThat(moved.toMinutes() % 1_440).isZero();
        for (int i = 0; i < expected.size(); i++) {
            AmlworldRow row = expected.get(i);
            assertThat(found.get(i))
                    .isEqualTo(
                            new AmlworldRow(
                                    row.at().plus(moved),
                                    row.fromBank(),
                                    row.fromAccount(),
                                    row.toBank(),
                                    row.toAccount(),
                                    row.received(),
                                    row.receivingCurrency(),
                                    row.paid(),
                                    row.paymentCurrency(),
                                    row.paymentFormat(),
                                    true));
        }
    }

    private static void assertStandsFor(
            Map<AccountName, AccountName> standIns, AccountName name, AccountName found) {
        assertThat(standIns.computeIfAbsent(name, _ -> found)).isEqualTo(found);
    }

    private static List<AmlworldRow> inOrderOfTime(AmlworldRing ring) {
        List<AmlworldRow> rows = new ArrayList<>(ring.rows());
        rows.sort(java.util.Comparator.comparing(AmlworldRow::at));
        return rows;
    }

    private static void assertRefused(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private byte[] written(SimulationSettings settings, String name) throws IOException {
        Path file = folder.resolve(name);
        RingKey key;
        try (var writer = AmlworldWriter.create(file)) {
            key = new Simulation(settings).run(writer::write);
        }
        assertThat(key.rings()).hasSizeGreaterThan(370);
        return Files.readAllBytes(file);
    }
}
