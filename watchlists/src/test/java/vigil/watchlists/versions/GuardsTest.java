package vigil.watchlists.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vigil.watchlists.ReadLists.LIST;
import static vigil.watchlists.ReadLists.NOON;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vigil.watchlists.ReadLists;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.Schema;
import vigil.watchlists.versions.GuardBreach.Kind;

class GuardsTest {
    private final Guards guards = new Guards(new GuardSettings(10, 0.05, 0.15, 0.10, 0.01, 50));
    private final Snapshot thousand = persons(0, 1000, 1000);

    @Test
    void anOrdinaryNextVersionPasses() {
        assertThat(kinds(persons(20, 1010, 1000))).isEmpty();
    }

    @Test
    void aListMayShrinkByAsMuchAsIsSetAndNoMore() {
        assertThat(kinds(persons(0, 950, 1000))).isEmpty();
        assertThat(kinds(persons(0, 949, 1000))).containsExactly(Kind.SHRINKAGE);
    }

    @Test
    void idsMayVanishByAsMuchAsIsSetAndNoMore() {
        assertThat(kinds(persons(100, 1100, 1100))).isEmpty();
        assertThat(kinds(persons(101, 1101, 1101))).containsExactly(Kind.IDENTITY_CHURN);
    }

    @Test
    void aFieldMayBeFilledLessByAsMuchAsIsSetAndNoMore() {
        assertThat(kinds(persons(0, 1000, 850))).isEmpty();
        assertThat(kinds(persons(0, 1000, 849))).containsExactly(Kind.FIELD_LOSS);
    }

    @Test
    void aListHasAtLeastAsManyEntitiesAsIsSet() {
        assertThat(guards.check(Optional.empty(), persons(0, 10, 10), 0)).isEmpty();
        assertThat(guards.check(Optional.empty(), persons(0, 9, 9), 0))
                .extracting(GuardBreach::kind)
                .containsExactly(Kind.TOO_SMALL);
    }

    @Test
    void recordsMayFailByAsMuchAsIsSetAndNoMore() {
        assertThat(guards.check(Optional.empty(), persons(0, 990, 0), 10)).isEmpty();
        assertThat(guards.check(Optional.empty(), persons(0, 990, 0), 11))
                .extracting(GuardBreach::kind)
                .containsExactly(Kind.FAILED_RECORDS);
    }

    @Test
    void smallStepsTogetherMayDoAsMuchAsTwo() {
        Optional<Snapshot> greatest = Optional.of(thousand);

        assertThat(guards.check(Optional.of(persons(0, 940, 0)), greatest, persons(0, 900, 0), 0))
                .isEmpty();
        assertThat(guards.check(Optional.of(persons(0, 940, 0)), greatest, persons(0, 899, 0), 0))
                .extracting(GuardBreach::kind)
                .containsExactly(Kind.SHRINKAGE);
        assertThat(
                        guards.check(
                                Optional.of(persons(150, 1150, 0)),
                                greatest,
                                persons(201, 1201, 0),
                                0))
                .extracting(GuardBreach::kind)
                .containsExactly(Kind.IDENTITY_CHURN);
    }

    @Test
    void smallGroupsAreNotJudgedByShare() {
        Snapshot few = persons(0, 40, 40);

        assertThat(guards.check(Optional.of(few), persons(0, 20, 0), 0)).isEmpty();
    }

    @Test
    void settingsThatMeanNothingAreRefused() {
        assertThatThrownBy(() -> new GuardSettings(0, 0, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GuardSettings(1, 1.5, 0, 0, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(GuardSettings.defaults())
                .isEqualTo(new GuardSettings(1, 0.05, 0.50, 0.10, 0.001, 50));
    }

    private List<Kind> kinds(Snapshot candidate) {
        return guards.check(Optional.of(thousand), candidate, 0).stream()
                .map(GuardBreach::kind)
                .toList();
    }

    /** Persons with numbers from one to another; those below a third one have a birth date. */
    private static Snapshot persons(int from, int to, int born) {
        List<Entity> entities = new ArrayList<>();
        for (int i = from; i < to; i++) {
            String id = "p" + i;
            entities.add(
                    i < born
                            ? ReadLists.entity(id, Schema.PERSON, "name", id, "birthDate", "1964")
                            : ReadLists.entity(id, Schema.PERSON, "name", id));
        }
        return Snapshot.of(LIST, "some", NOON, entities);
    }
}
