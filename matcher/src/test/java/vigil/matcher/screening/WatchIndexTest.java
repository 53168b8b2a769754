package vigil.matcher.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.Identifier;
import vigil.matcher.entity.Schema;
import vigil.matcher.words.NameReader;

class WatchIndexTest {

    private static final NameReader READER = new NameReader();

    private final WatchIndex index =
            WatchIndex.of(
                    "version-1",
                    List.of(
                            person("putin", "PUTIN, Vladimir Vladimirovich"),
                            person("zawahiri", "AL-ZAWAHIRI, Ayman Muhammad"),
                            person("maduro", "MADURO MOROS, Nicolas"),
                            person("kim", "KIM, Jong Un"),
                            person("pezeshkian", "PEZESHKIAN, Masoud"),
                            person("sharif", "SHARIF, Muhammad"),
                            company("gazprom", "GAZPROM OAO"),
                            company("goodwill", "Good Will Shipping Company Ltd"),
                            Entity.builder("ship", Schema.VESSEL).name("FU YUAN YU 7876").build(),
                            Entity.builder("wallet", Schema.CRYPTO_WALLET)
                                    .identifier(
                                            Identifier.of(
                                                    Identifier.Kind.WALLET,
                                                    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"))
                                    .build()),
                    READER);

    @ParameterizedTest
    @CsvSource({
        "putin, Vladimir Putin",
        "putin, Putin Vladmir",
        "putin, Wladimir Putin",
        "putin, V. V. Putin",
        "putin, VladimirPutin",
        "putin, Vladi mir Putin",
        "putin, Mr Vladimir Vladimirovich Putin",
        "putin, Владимир Путин",
        "putin, Ρutin Vladimir",
        "putin, Vlad\u200Bimir Putin",
        "zawahiri, Aiman al Zawahri",
        "zawahiri, أيمن الظواهري",
        "zawahiri, Dr. Ayman Mohammed Al-Zawahiri",
        "maduro, Nicolás Maduro",
        "maduro, Nicholas Maduro",
        "kim, 김정은",
        "kim, Kim Jong-un",
        "pezeshkian, مسعود پزشکیان",
    })
    void personsAreFound(String id, String name) {
        assertThat(search(name, Schema.PERSON)).first().isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "gazprom, Gazprom JSC",
        "gazprom, ОАО Газпром",
        "gazprom, Gasprom",
        "goodwill, Goodwill Shipping Co. Ltd.",
        "goodwill, GOOD WILL SHIPING LIMITED"
    })
    void companiesAreFound(String id, String name) {
        assertThat(search(name, Schema.COMPANY)).first().isEqualTo(id);
        assertThat(search(name, Schema.LEGAL_ENTITY)).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Vladimir Ivanov",
        "Vladimir Kiselyov",
        "Ayman Muhammad Hassan",
        "Nicolas Sarkozy",
        "Kim Yong Chol",
        "Maria Gonzalez",
        "Muhammad Ali",
        "Li Wei",
        "Masoud Karimi",
        "李伟"
    })
    void ordinaryPeopleAreNot(String name) {
        assertThat(search(name, Schema.PERSON)).isEmpty();
    }

    @Test
    void aPersonIsNoCompanyAndNoShip() {
        assertThat(search("Gazprom", Schema.PERSON)).isEmpty();
        assertThat(search("Vladimir Putin", Schema.COMPANY)).isEmpty();
        assertThat(search("FU YUAN YU 7876", Schema.VESSEL)).containsExactly("ship");
        assertThat(search("Vladimir Putin", Schema.THING)).contains("putin");
    }

    @Test
    void anIdentifierFindsWhoeverBearsIt() {
        Entity asked =
                Entity.builder("q", Schema.CRYPTO_WALLET)
                        .identifier(
                                Identifier.of(
                                        Identifier.Kind.WALLET,
                                        "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"))
                        .build();

        assertThat(index.search(asked, SearchLimits.USUAL))
                .singleElement()
                .satisfies(hit -> assertThat(hit.score()).isGreaterThan(0.99));
    }

    @Test
    void aHitScoresAsTheFullComparisonOfTheTwo() {
        Entity asked = person("q", "Vladimir Putin");
        Hit hit = index.search(asked, SearchLimits.USUAL).getFirst();

        assertThat(hit.score())
                .isEqualTo(new Comparer(READER).compare(asked, hit.entity()).score());
        assertThat(hit.name()).isEqualTo("PUTIN, Vladimir Vladimirovich");
    }

    @Test
    void aRareNameScoresAboveACommonOne() {
        double rare =
                index.search(person("q", "Masoud Pezeshkian"), SearchLimits.USUAL)
                        .getFirst()
                        .score();
        double common =
                index.search(person("q", "Muhammad Sharif"), SearchLimits.USUAL).getFirst().score();

        assertThat(rare).isGreaterThan(common);
    }

    @Test
    void limitsHold() {
        assertThat(index.search(person("q", "Vladimir Putin"), new SearchLimits(1, 0))).hasSize(1);
        assertThat(index.search(person("q", "Vladimir Putin"), new SearchLimits(10, 1))).isEmpty();
        assertThatThrownBy(() -> new SearchLimits(0, 0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SearchLimits(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyListFindsNobody() {
        WatchIndex empty = WatchIndex.of("none", List.of(), READER);

        assertThat(empty.search(person("q", "Vladimir Putin"), SearchLimits.USUAL)).isEmpty();
    }

    @Test
    void twoEntitiesOfOneIdAreRefused() {
        List<Entity> twice = List.of(person("a", "One"), person("a", "Two"));

        assertThatThrownBy(() -> WatchIndex.of("twice", twice, READER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hostileNamesDoNoHarm() {
        Random random = new Random(5);
        List<String> names = new ArrayList<>();
        names.add("a".repeat(1_000_000));
        names.add("Vladimir Putin ".repeat(70_000));
        names.add("\u200D".repeat(1_000_000) + "Putin");
        names.add("a ".repeat(500_000));
        names.add("ال".repeat(500_000));
        names.add("'/".repeat(500_000));
        for (int i = 0; i < 300; i++) {
            int[] points = random.ints(200, 0, 0x11000).toArray();
            names.add(new String(points, 0, points.length));
        }

        for (String name : names) {
            assertThat(index.search(person("q", name), new SearchLimits(5, 0))).hasSizeLessThan(6);
        }
        assertThat(search(names.get(1), Schema.PERSON)).hasSizeLessThan(2);
    }

    @Test
    void namesWithoutLettersFindNobody() {
        assertThat(search("\u202E\u200B ---", Schema.PERSON)).isEmpty();
    }

    @Test
    void manyThreadsGetTheAnswersOfOne() throws Exception {
        List<String> names = List.of("Vladimir Putin", "Aiman Zawahri", "Kim Jong-un", "Li Wei");
        List<List<String>> alone = names.stream().map(name -> search(name, Schema.PERSON)).toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<String>>> work = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String name = names.get(i % names.size());
                work.add(() -> search(name, Schema.PERSON));
            }

            List<Future<List<String>>> answers = threads.invokeAll(work);

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(alone.get(i % names.size()));
            }
        }
    }

    private List<String> search(String name, Schema schema) {
        return index
                .search(Entity.builder("q", schema).name(name).build(), SearchLimits.USUAL)
                .stream()
                .map(hit -> hit.entity().id())
                .toList();
    }

    private static Entity person(String id, String name) {
        return Entity.builder(id, Schema.PERSON).name(name).build();
    }

    private static Entity company(String id, String name) {
        return Entity.builder(id, Schema.COMPANY).name(name).build();
    }
}
