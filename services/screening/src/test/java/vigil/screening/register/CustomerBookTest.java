package vigil.screening.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;

/** Customers in memory, with segments small enough to be merged all the time. */
class CustomerBookTest {

    private static final List<String> NAMES =
            List.of(
                    "Xantippe Quillfeather",
                    "Ludmilla Zwartkopf",
                    "Otto Normalverbraucher",
                    "Hildegard Obermoser",
                    "Bartholomew Featherstone");

    private final CustomerBook book = new CustomerBook(new NameReader(), 0, 3, 40);

    @Test
    void whoWasPutLastIsFoundAndWhoLeftIsNot() {
        book.put(watched("c-1", 1, NAMES.get(0)));
        assertThat(found(NAMES.get(0))).containsExactly("c-1/1");
        book.put(watched("c-1", 2, NAMES.get(1)));
        assertThat(found(NAMES.get(0))).isEmpty();
        assertThat(found(NAMES.get(1))).containsExactly("c-1/2");
        book.remove("c-1");
        assertThat(found(NAMES.get(1))).isEmpty();
        assertThat(book.find("c-1")).isEmpty();
    }

    @Test
    void manyChangesWithMergesInBetweenAreFollowedExactly() {
        Random random = new Random(11);
        Map<String, String> expected = new HashMap<>();
        Map<String, Integer> versions = new HashMap<>();
        List<Watched> first = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            expected.put("c-" + i, NAMES.get(i % NAMES.size()));
            versions.put("c-" + i, 1);
            first.add(watched("c-" + i, 1, NAMES.get(i % NAMES.size())));
        }
        book.load(new CustomerRows.Read(first, List.of()));

        for (int step = 0; step < 600; step++) {
            String customer = "c-" + random.nextInt(90);
            if (random.nextInt(4) == 0) {
                book.remove(customer);
                expected.remove(customer);
            } else {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                int version = versions.merge(customer, 1, Integer::sum);
                book.put(watched(customer, version, name));
                expected.put(customer, name);
            }
            Optional<CustomerBook.Merge> merge =
                    book.isUntidy() ? book.nextMerge() : Optional.empty();
            merge.ifPresent(CustomerBook.Merge::build);
            // Something changes while the merge is under way.
            book.put(watched("late", step + 1, NAMES.get(step % NAMES.size())));
            expected.put("late", NAMES.get(step % NAMES.size()));
            versions.put("late", step + 1);
            merge.ifPresent(CustomerBook.Merge::finish);
            if (step % 20 == 0) {
                check(expected, versions);
            }
        }

        check(expected, versions);
        assertThat(book.size()).isEqualTo(expected.size());
        assertThat(book.segments()).isLessThan(12);
    }

    private void check(Map<String, String> expected, Map<String, Integer> versions) {
        for (String name : NAMES) {
            TreeSet<String> wanted = new TreeSet<>();
            expected.forEach((customer, theirs) -> {
                if (theirs.equals(name)) {
                    wanted.add(customer + "/" + versions.get(customer));
                }
            });
            assertThat(found(name)).as(name).containsExactlyElementsOf(wanted);
        }
    }

    private TreeSet<String> found(String name) {
        TreeSet<String> found = new TreeSet<>();
        for (CustomerBook.Found one : book.search(List.of(entity("entry", name)), 0.8)) {
            assertThat(found.add(one.customer().customer() + "/" + one.customer().version()))
                    .isTrue();
        }
        return found;
    }

    private static Watched watched(String customer, int version, String name) {
        return new Watched(customer, version, entity(customer, name));
    }

    private static Entity entity(String id, String name) {
        return Entity.builder(id, Schema.PERSON).name(name).build();
    }
}
