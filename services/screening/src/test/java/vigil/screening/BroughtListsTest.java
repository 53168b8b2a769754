package vigil.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** Lists are everybody's: nobody takes entries away alone, or little by little. */
class BroughtListsTest {

    private static final House HOUSE = House.on(new StreetParts("screening"));
    private static final String JANE = Desk.person("x-1", "Xantippe Quillfeather");
    private static final String OTTO = Desk.person("x-2", "Otto Normal");
    private static final String OTTILIE = Desk.person("x-2", "Ottilie Normal");

    private final Desk one = new Desk(HOUSE, "one");
    private final Desk two = new Desk(HOUSE, "two");

    @AfterAll
    static void closeTheHouse() {
        HOUSE.close();
    }

    @Test
    void whatAddsIsInForceAtOnceAndWhatTakesAwayWithASecondOfficer() {
        assertThat(Desk.tryBring(one.engineer, "l-1", OTTO).status()).isEqualTo(200);
        assertThat(Desk.tryBring(one.engineer, "l-1", OTTO, JANE).status()).isEqualTo(200);

        Door.Reply first = Desk.tryBring(one.engineer, "l-1", OTTO);
        assertThat(first.status()).as(first.text()).isEqualTo(202);
        assertThat(first.json().path("waitsForSecond").asBoolean()).isTrue();
        assertThat(first.json().path("removed").asInt()).isEqualTo(1);
        assertThat(Desk.tryBring(one.engineer, "l-1", OTTO).status()).isEqualTo(202);
        assertThat(Desk.tryBring(one.administrator, "l-1", OTTILIE, JANE).status()).isEqualTo(202);
        assertThat(names("l-1")).isEqualTo(2);

        assertThat(Desk.tryBring(one.administrator, "l-1", OTTO).status()).isEqualTo(200);
        assertThat(names("l-1")).isEqualTo(1);
    }

    @Test
    void whoAgreedOnceHasNotAgreedForTheNextTime() {
        one.bring("l-2", OTTO, JANE);
        one.bring("l-2", OTTO);
        one.bring("l-2", OTTO, JANE);

        assertThat(Desk.tryBring(one.engineer, "l-2", OTTO).status()).isEqualTo(202);
        // Of another institution it is another officer.
        assertThat(Desk.tryBring(two.engineer, "l-2", OTTO).status()).isEqualTo(200);
    }

    @Test
    void everyInstitutionHasTheActInItsEvidence() {
        one.put("c-1", Desk.described("Zebulon Harmless"));
        two.put("c-1", Desk.described("Zebulon Harmless"));

        one.bring("l-3", OTTO, JANE);
        one.bring("l-3", OTTO);

        for (String institution : new String[] {"one", "two"}) {
            assertThat(acts(institution, "list.brought")).isEqualTo(2);
            assertThat(acts(institution, "list.proposed")).isEqualTo(1);
        }
        assertThat(
                        HOUSE.street()
                                .database()
                                .number(
                                        "select count(*) from outbox where topic = 'evidence' and key = 'two' and"
                                                + " convert_from(payload, 'UTF8') like '%one-%'"))
                .isZero();
    }

    @Test
    void smallStepsAreAddedUp() {
        one.bring("l-4", persons(0, 1_000));
        one.bring("l-4", persons(0, 955));
        one.bring("l-4", persons(0, 910));

        assertThat(Desk.tryBring(one.engineer, "l-4", persons(0, 899)).status()).isEqualTo(422);
        assertThat(names("l-4")).isEqualTo(910);
    }

    @Test
    void aFileOnItsWayLiesOnTheDisk() throws IOException {
        try (HalfSent first = begun();
                HalfSent second = begun()) {
            assertThat(first).isNotSameAs(second);
            Until.holds("both are on the disk", () -> arriving() == 2);
            assertThat(Desk.tryBring(two.engineer, "l-5", OTTO).status()).isEqualTo(200);
        }
        Until.holds("what broke off is gone", () -> arriving() == 0);
    }

    /** A file that is said to be large, and of which little comes. */
    private static HalfSent begun() throws IOException {
        return new HalfSent(
                HOUSE,
                "/v1/screening/lists/l-6/versions?format=ftm",
                List.of("Content-Type: application/octet-stream", "Content-Length: 200000000"),
                "{");
    }

    private static long arriving() {
        Path folder = HOUSE.street().state().resolve("arriving");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] persons(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Desk.person("p-" + i, "Person Number" + i))
                .toArray(String[]::new);
    }

    private int names(String list) {
        return one.engineer.get("/v1/screening/lists/" + list).json().path("names").asInt();
    }

    private static long acts(String institution, String verb) {
        return HOUSE.street().database().acts(institution, verb, "l-3");
    }
}
