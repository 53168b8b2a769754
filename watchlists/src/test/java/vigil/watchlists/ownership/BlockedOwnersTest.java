package vigil.watchlists.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static vigil.watchlists.ReadLists.entity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.watchlists.entities.Entity;
import vigil.watchlists.entities.EntityId;
import vigil.watchlists.entities.Schema;

class BlockedOwnersTest {
    private static final LocalDate TODAY = LocalDate.of(2024, 1, 25);

    private final List<Entity> entities = new ArrayList<>();

    @Test
    void halfIsEnoughAndLessIsNot() {
        blocked("X");
        owns("X", "A", "50");
        owns("X", "B", "49.99");

        assertThat(found()).containsExactly("A 50");
    }

    @Test
    void sharesOfSeveralBlockedOwnersAddUp() {
        blocked("X", "Y");
        owns("X", "A", "25");
        owns("Y", "A", "25");
        owns("Z", "A", "50");

        assertThat(found()).containsExactly("A 50");
    }

    // The examples of OFAC's FAQ 401.
    @Test
    void whatABlockedOwnerHoldsToHalfCountsInFull() {
        blocked("X");
        owns("X", "A", "50");
        owns("A", "B", "50");

        IndirectlyBlocked b = all().get(1);

        assertThat(found()).containsExactly("A 50", "B 50");
        assertThat(b.holdings().getFirst().path())
                .extracting(EntityId::text)
                .containsExactly("X", "A", "B");
    }

    @Test
    void whatABlockedOwnerHoldsToLessPassesNothingOn() {
        blocked("X");
        owns("X", "A", "25");
        owns("X", "B", "25");
        owns("A", "C", "50");
        owns("B", "C", "50");

        assertThat(found()).isEmpty();
    }

    @Test
    void directAndIndirectSharesAddUp() {
        blocked("X");
        owns("X", "A", "50");
        owns("X", "B", "10");
        owns("A", "B", "40");

        assertThat(found()).containsExactly("A 50", "B 50");
    }

    @Test
    void aCircleOfOwnersBlocksNobodyByItself() {
        blocked("X");
        owns("A", "B", "100");
        owns("B", "A", "100");
        owns("X", "A", "0.5");

        assertThat(found()).isEmpty();
    }

    @Test
    void aCircleIsWalkedOnce() {
        blocked("X");
        owns("X", "A", "60");
        owns("A", "B", "60");
        owns("B", "C", "60");
        owns("C", "A", "40");
        owns("C", "X", "90");

        assertThat(found()).containsExactly("A 100", "B 60", "C 60");
    }

    @Test
    void listedEntitiesAreNotFoundAgain() {
        blocked("X", "A");
        owns("X", "A", "100");

        assertThat(found()).isEmpty();
    }

    @Test
    void twoSourcesForOneHoldingAreNotTwoHoldings() {
        blocked("X");
        owns("X", "A", "30");
        entities.add(
                entity("again", Schema.OWNERSHIP, "owner", "X", "asset", "A", "percentage", "40"));

        assertThat(found()).isEmpty();
    }

    @Test
    void linksThatEndedOrBeginLaterCountNothing() {
        blocked("X");
        entities.add(link("ended", "A", "endDate", "2023-12-31"));
        entities.add(link("ends", "B", "endDate", "2024"));
        entities.add(link("later", "C", "startDate", "2024-02"));

        assertThat(found()).containsExactly("B 80");
    }

    @Test
    void aListThatDoesNotBlockSpreadsNothing() {
        entities.add(entity("X", Schema.COMPANY, "name", "X", "topics", "sanction"));
        entities.add(entity("s", Schema.SANCTION, "entity", "X", "provisions", "Not blocking"));
        owns("X", "A", "100");

        assertThat(found()).isEmpty();
    }

    @Test
    void theUnitedKingdomWantsMoreThanHalfOfOneOwner() {
        blocked("X", "Y");
        owns("X", "A", "50");
        owns("Y", "A", "50");
        owns("X", "B", "50.01");

        assertThat(BlockedOwners.of(entities, TODAY, OwnershipRule.unitedKingdom()))
                .extracting(found -> found.entity().text())
                .containsExactly("B");
    }

    @Test
    void aLongChainOfOwnersIsFollowedToItsEnd() {
        blocked("n0");
        for (int i = 0; i < 5_000; i++) {
            owns("n" + i, "n" + (i + 1), "51");
        }

        assertThat(all()).hasSize(5_000);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 50",
        "50%, 50",
        "'50,5', 50.5",
        "50-75, 50",
        ">50, 50.01",
        "more than 25, 25.01",
        "<25, 0",
        "up to 50, 0",
        "100, 100"
    })
    void percentagesAreReadAsRegistersWriteThem(String text, String share) {
        assertThat(OwnedShare.of(text).orElseThrow()).isEqualByComparingTo(share);
    }

    @ParameterizedTest
    @CsvSource({"unknown", "101", "''"})
    void whatIsNoShareIsNone(String text) {
        assertThat(OwnedShare.of(text)).isEmpty();
    }

    private void blocked(String... ids) {
        for (String id : ids) {
            entities.add(entity(id, Schema.PERSON, "name", id, "topics", "sanction"));
        }
    }

    private void owns(String owner, String asset, String percentage) {
        entities.add(
                entity(
                        owner + "-" + asset,
                        Schema.OWNERSHIP,
                        "owner",
                        owner,
                        "asset",
                        asset,
                        "percentage",
                        percentage));
    }

    private static Entity link(String id, String asset, String property, String date) {
        return entity(
                id,
                Schema.OWNERSHIP,
                "owner",
                "X",
                "asset",
                asset,
                "percentage",
                "80",
                property,
                date);
    }

    private List<IndirectlyBlocked> all() {
        return BlockedOwners.of(entities, TODAY, OwnershipRule.ofac());
    }

    private List<String> found() {
        return all().stream()
                .map(found ->
                        found.entity() + " " + found.share().stripTrailingZeros().toPlainString())
                .toList();
    }
}
