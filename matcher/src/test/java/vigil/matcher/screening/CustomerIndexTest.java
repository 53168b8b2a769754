package vigil.matcher.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;

class CustomerIndexTest {

    private final NameReader reader = new NameReader();
    private final Entity customer =
            Entity.builder("c1", Schema.PERSON)
                    .name("Aiman Zawahri")
                    .birthDate(PartialDate.year(1951))
                    .build();
    private final CustomerIndex customers =
            CustomerIndex.of(
                    List.of(customer, Entity.builder("c2", Schema.PERSON).name("Jane Doe").build()),
                    reader);

    @Test
    void aNewEntryFindsTheCustomerWithTheScoreOfTheCustomersOwnScreening() {
        Entity entry =
                Entity.builder("e", Schema.PERSON)
                        .name("AL-ZAWAHIRI, Ayman Muhammad Rabi")
                        .birthDate(PartialDate.year(1951))
                        .build();

        List<CustomerIndex.Found> found = customers.search(List.of(entry), SearchLimits.USUAL);

        double own =
                WatchIndex.of("list", List.of(entry), reader)
                        .search(customer, SearchLimits.USUAL)
                        .getFirst()
                        .score();
        assertThat(found)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.customer().entity()).isEqualTo(customer);
                    assertThat(one.customer().score()).isEqualTo(own);
                });
    }

    @Test
    void anEntryThatIsNobodyFindsNobody() {
        Entity entry = Entity.builder("e", Schema.PERSON).name("MADURO MOROS, Nicolas").build();

        assertThat(customers.search(List.of(entry), SearchLimits.USUAL)).isEmpty();
    }
}
