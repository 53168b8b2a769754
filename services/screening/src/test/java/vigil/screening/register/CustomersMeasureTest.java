package vigil.screening.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.matching.ListIndex;

/** What customers cost: {@code -Dvigil.measure.customers=100000}. */
@EnabledIfSystemProperty(named = "vigil.measure.customers", matches = "\\d+")
class CustomersMeasureTest {

    private static final int ENTRIES = 100;

    @Test
    void customersInMemoryAndADailyDelta() {
        int size = Integer.getInteger("vigil.measure.customers", 0);
        List<Entity> listed = ListIndex.compared(DemoLists.sdn());
        CustomerBook book = new CustomerBook(new NameReader(), 0);
        long before = used();
        long start = System.nanoTime();
        book.load(new CustomerRows.Read(customers(size, listed), List.of()));
        long loaded = System.nanoTime();
        List<Entity> delta =
                new Random(5).ints(ENTRIES, 0, listed.size()).mapToObj(listed::get).toList();
        book.search(delta, 0.63);
        long warm = System.nanoTime();
        int found = book.search(delta, 0.63).size();
        long searched = System.nanoTime();
        System.out.printf(
                "%d customers: %d bytes each, indexed in %d ms; %d entries searched in %d ms (first %d ms), %d found%n",
                book.size(),
                (used() - before) / size,
                (loaded - start) / 1_000_000,
                ENTRIES,
                (searched - warm) / 1_000_000,
                (warm - loaded) / 1_000_000,
                found);
        book.put(new Watched("last", 1, listed.getFirst()));
    }

    /** Words of listed names, put together anew, with a birth date and a country. */
    private static List<Watched> customers(int size, List<Entity> listed) {
        List<String> words = new ArrayList<>();
        for (Entity entity : listed) {
            if (entity.schema() == Schema.PERSON) {
                entity.names().forEach(name -> words.addAll(List.of(name.split("[ ,]+"))));
            }
        }
        Random random = new Random(3);
        List<Watched> customers = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String name =
                    words.get(random.nextInt(words.size()))
                            + " "
                            + words.get(random.nextInt(words.size()))
                            + (random.nextInt(3) == 0
                                    ? " " + words.get(random.nextInt(words.size()))
                                    : "");
            customers.add(
                    new Watched(
                            "c-" + i,
                            1,
                            Entity.builder("c-" + i, Schema.PERSON)
                                    .name(name)
                                    .birthDate(
                                            new PartialDate(
                                                    1940 + i % 60,
                                                    1940 + i % 60,
                                                    1 + i % 12,
                                                    1 + i % 28,
                                                    false))
                                    .country("de")
                                    .build()));
        }
        return customers;
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
