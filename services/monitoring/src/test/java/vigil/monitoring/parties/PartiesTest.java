package vigil.monitoring.parties;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.engine.screening.Screening;
import vigil.monitoring.parties.PartySettings.Fallback;
import vigil.monitoring.store.Prepared;
import vigil.monitoring.waiting.Deadline;
import vigil.testkit.ScreeningStand;
import vigil.testkit.ScreeningStand.Mood;
import vigil.testkit.Until;

class PartiesTest {

    private static final ListHit LISTED =
            new ListHit("ofac-sdn", ScreeningStand.LIST_VERSION, "ofac-sdn-1", 970);

    private final ScreeningStand stand =
            new ScreeningStand().list("Ivan Listed", "ofac-sdn-1", 0.97);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final PreparedPayments payments = new PreparedPayments();

    @AfterEach
    void closeTheStand() {
        stand.close();
    }

    @Test
    void aListedPartyIsAHitAndTheOtherIsClear() {
        Screening screening = one(usual(), payments.between("Ann Payer", "Ivan Listed"));

        assertThat(screening.payer()).isEqualTo(ScreenedParty.CLEAR);
        assertThat(screening.payee()).isEqualTo(ScreenedParty.hit(List.of(LISTED)));
        assertThat(screening.lists()).isEqualTo(stand.lists());
    }

    @Test
    void theHouseIsAskedWithTheSendersOwnToken() {
        one(usual(), payments.between("Ann Payer", "Ivan Listed"));

        assertThat(stand.tokens()).containsOnly("Bearer token-of-demo");
    }

    @Test
    void theQuestionHoldsWhatListsCanBeAskedAboutAndNoAccountNumber() {
        one(usual(), payments.ofPersonWithPassport());

        JsonNode party = stand.questions().getFirst().path("parties").get(0);
        assertThat(party.toString())
                .isEqualTo(
                        """
                        {"reference":"0","schema":"Person","name":"Ann Payer","birthDate":"1970-01-31",\
                        "country":"de","address":"1 High Street, Bonn",\
                        "identifiers":[{"kind":"PASSPORT","value":"C01X0006H"}]}\
                        """);
    }

    @Test
    void accountsWithoutNameOrNumberAreNotAskedAbout() {
        Prepared plain = payments.betweenAccounts();

        List<Prepared> screened = screen(usual(), List.of(plain));

        assertThat(screened.getFirst()).isSameAs(plain);
        assertThat(stand.questions()).isEmpty();
        assertThat(stand.looks()).isZero();
    }

    @Test
    void withoutAnAddressNobodyIsAsked() {
        Prepared payment = payments.between("Ann Payer", "Ivan Listed");

        List<Prepared> screened = screen(parties(Map.of()), List.of(payment));

        assertThat(screened.getFirst().context().screening()).isEqualTo(Screening.NONE);
    }

    @Test
    void aWalletIsAskedAboutByItsAddressAlone() {
        stand.list("0xdeadbeef", "ofac-sdn-2", 1.0);

        Screening screening = one(usual(), payments.toWallet("0xdeadbeef"));

        assertThat(screening.payer().state()).isEqualTo(ScreenedParty.State.NOT_ASKED);
        assertThat(screening.payee().score()).isEqualTo(1.0);
    }

    @Test
    void aBatchIsOneQuestionWithEachPartyOnce() {
        List<Prepared> batch =
                IntStream.range(0, 40)
                        .mapToObj(i -> payments.between("Payer " + i % 4, "Ivan Listed"))
                        .toList();

        List<Prepared> screened = screen(usual(), batch);

        assertThat(stand.questions()).hasSize(1);
        assertThat(stand.parties()).isEqualTo(5);
        assertThat(screened).allMatch(next -> next.context().screening().payee().score() == 0.97);
    }

    @Test
    void moreThanFiveHundredPartiesAreSeveralQuestions() {
        List<Prepared> batch =
                IntStream.range(0, 600)
                        .mapToObj(i -> payments.between("Payer " + i, "Ivan Listed"))
                        .toList();

        List<Prepared> screened = screen(usual(), batch);

        assertThat(stand.questions()).hasSize(2);
        assertThat(stand.questions()).allMatch(question -> question.path("parties").size() <= 500);
        assertThat(stand.parties()).isEqualTo(601);
        assertThat(screened).allMatch(next -> next.context().screening().unscreened() == 0);
    }

    @Test
    void aKnownPartyUnderTheSameListsCostsNoQuestion() {
        Parties parties = usual();
        one(parties, payments.between("Ann Payer", "Ivan Listed"));

        Screening again = one(parties, payments.between("Ann Payer", "Ivan Listed"));

        assertThat(again.payee().best()).isEqualTo(LISTED);
        assertThat(stand.questions()).hasSize(1);
        assertThat(stand.looks()).isZero();
        assertThat(metrics.counter("vigil.parties.screened", "kind", "asked").count()).isEqualTo(2);
        assertThat(metrics.counter("vigil.parties.screened", "kind", "remembered").count())
                .isEqualTo(2);
    }

    @Test
    void newListsMakeKnownPartiesUnknown() {
        Parties parties = parties(address("lists-known-for", "0s"));
        assertThat(one(parties, payments.between("Ann Payer", "Ben Payee")).payee().state())
                .isEqualTo(ScreenedParty.State.CLEAR);
        stand.list("Ben Payee", "ofac-sdn-3", 0.8).update('c');

        Screening now = one(parties, payments.between("Ann Payer", "Ben Payee"));

        assertThat(now.payee().score()).isEqualTo(0.8);
        assertThat(now.lists()).isEqualTo("c".repeat(64));
        assertThat(stand.parties()).isEqualTo(4);
    }

    @Test
    void anAnswerUnderNewListsMakesTheRememberedOnesOfTheSameBatchUnknownToo() {
        Parties parties = usual();
        one(parties, payments.between("Ann Payer", "Ben Payee"));
        stand.list("Ben Payee", "ofac-sdn-3", 0.8).update('c');

        Screening now = one(parties, payments.between("Cid Unknown", "Ben Payee"));

        assertThat(now.payee().score()).isEqualTo(0.8);
        assertThat(now.lists()).isEqualTo("c".repeat(64));
    }

    @Test
    void whileTheListsStayTheSameALookIsEnough() {
        Parties parties = parties(address("lists-known-for", "0s"));
        one(parties, payments.between("Ann Payer", "Ben Payee"));
        int looks = stand.looks();

        one(parties, payments.between("Ann Payer", "Ben Payee"));

        assertThat(stand.questions()).hasSize(1);
        assertThat(stand.looks()).isGreaterThan(looks);
    }

    @Test
    void oneInstitutionsKnowledgeIsNotAnothers() {
        Parties parties = usual();
        one(parties, payments.between("Ann Payer", "Ivan Listed"));

        parties.screen(
                PreparedPayments.sender("other"),
                List.of(payments.of("other").between("Ann Payer", "Ivan Listed")),
                Deadline.in(Duration.ofSeconds(5)));

        assertThat(stand.parties()).isEqualTo(4);
        assertThat(stand.tokens()).contains("Bearer token-of-demo", "Bearer token-of-other");
    }

    @Test
    void aHitThatAnOfficerHasToldApartDoesNotCountAndIsAskedAboutAgain() {
        stand.list("Ben Payee", "ofac-sdn-4", 0.9, true);
        Parties parties = parties(address("keep-hits", "0s"));

        assertThat(one(parties, payments.between("Ann Payer", "Ben Payee")).payee().state())
                .isEqualTo(ScreenedParty.State.CLEAR);

        one(parties, payments.between("Ann Payer", "Ben Payee"));
        assertThat(stand.parties()).isEqualTo(3);
    }

    @Test
    void noAnswerInTimeIsTheDeclaredFallback() {
        stand.turn(Mood.HOLDS);
        Deadline watch = Deadline.in(Duration.ofMinutes(1));

        Screening screening = one(usual(), payments.between("Ann Payer", "Ivan Listed"));

        assertThat(screening.unscreened()).isEqualTo(2);
        assertThat(screening.lists()).isEmpty();
        assertThat(watch.spent()).isLessThan(Duration.ofSeconds(30));
        assertThat(metrics.counter("vigil.parties.screened", "kind", "unscreened").count())
                .isEqualTo(2);
    }

    @Test
    void anAnswerThatComesTooLateIsKnownToTheNextPayment() {
        Parties parties = parties(address("deadline", "100ms"));
        stand.turn(Mood.HOLDS);
        assertThat(one(parties, payments.between("Ann Payer", "Ivan Listed")).unscreened())
                .isEqualTo(2);
        stand.release();

        Until.holds( // New questions are held: only the late answer can say it.
                "the late answer is known",
                () ->
                        one(parties, payments.between("Ann Payer", "Ivan Listed")).payee().score()
                                == 0.97);

        assertThat(metrics.counter("vigil.parties.screened", "kind", "asked").count()).isZero();
    }

    @Test
    void theFallbackMayBeToLetPass() {
        stand.turn(Mood.FAILS);

        Screening screening =
                one(
                        parties(address("fallback", "pass")),
                        payments.between("Ann Payer", "Ivan Listed"));

        assertThat(screening.payee()).isEqualTo(ScreenedParty.PASSED);
        assertThat(screening.unscreened()).isZero();
    }

    @Test
    void aHouseThatIsNotReadyFailsOrBabblesGivesNoAnswer() {
        for (Mood mood :
                List.of(Mood.NOT_READY, Mood.FAILS, Mood.BREAKS_OFF, Mood.BABBLES, Mood.REFUSES)) {
            stand.turn(mood);

            Screening screening = one(usual(), payments.between("Ann Payer", "Ivan Listed"));

            assertThat(screening.unscreened()).as(mood.name()).isEqualTo(2);
        }
    }

    @Test
    void whoIsKnownStaysKnownWhileTheHouseIsAway() {
        Parties parties = parties(address("lists-known-for", "0s"));
        one(parties, payments.between("Ann Payer", "Ivan Listed"));
        stand.die();

        Screening screening = one(parties, payments.between("Cid Unknown", "Ivan Listed"));

        assertThat(screening.payer()).isEqualTo(ScreenedParty.UNAVAILABLE);
        assertThat(screening.payee().best()).isEqualTo(LISTED);
    }

    @Test
    void afterARunOfFailuresItIsLeftAloneAndFoundAgainByItself() {
        Parties parties = usual();
        stand.turn(Mood.FAILS);
        for (int i = 0; i < 40; i++) {
            one(parties, payments.between("Payer " + i, "Ivan Listed"));
        }
        assertThat(stand.questions()).hasSizeLessThan(40);
        assertThat(metrics.get("vigil.parties.breaker.open").gauge().value()).isEqualTo(1);
        assertThat(
                        metrics.counter("vigil.parties.calls.without.answer", "kind", "left-alone")
                                .count())
                .isPositive();

        stand.turn(Mood.ANSWERS);

        Until.holds(
                "it is asked again",
                () -> one(parties, payments.between("Ann Payer", "Ivan Listed")).unscreened() == 0);
        assertThat(metrics.get("vigil.parties.breaker.open").gauge().value()).isBetween(0.0, 1.0);
    }

    @Test
    void aTokenThatIsRefusedDoesNotKeepOthersFromAsking() {
        Parties parties = usual();
        stand.turn(Mood.REFUSES);
        for (int i = 0; i < 40; i++) {
            one(parties, payments.between("Payer " + i, "Ivan Listed"));
        }
        stand.turn(Mood.ANSWERS);

        Screening screening = one(parties, payments.between("Ann Payer", "Ivan Listed"));

        assertThat(screening.unscreened()).isZero();
    }

    @Test
    void aConnectionThatWasClosedMeanwhileIsNoFailure() {
        Parties parties = usual();
        one(parties, payments.between("Ann Payer", "Ivan Listed"));
        stand.die();
        stand.comeBack();

        Screening screening = one(parties, payments.between("Cid Unknown", "Ivan Listed"));

        assertThat(screening.unscreened()).isZero();
    }

    @Test
    void theDefaultsAreThese() {
        assertThat(settings(Map.of()))
                .isEqualTo(
                        new PartySettings(
                                null,
                                Duration.ofMillis(50),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(5),
                                Fallback.REVIEW,
                                100_000,
                                Duration.ofHours(1),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(2)));
    }

    private Screening one(Parties parties, Prepared payment) {
        return screen(parties, List.of(payment)).getFirst().context().screening();
    }

    private static List<Prepared> screen(Parties parties, List<Prepared> batch) {
        return parties.screen(
                PreparedPayments.sender("demo"), batch, Deadline.in(Duration.ofSeconds(5)));
    }

    /** With more patience than a payment has: this machine may be busy. */
    private Parties usual() {
        return parties(address("remembered", "1000"));
    }

    private Map<String, String> address(String setting, String value) {
        Map<String, String> named = new HashMap<>();
        named.put("vigil.monitoring.parties.address", stand.address().toString());
        named.put("vigil.monitoring.parties.deadline", "2s");
        named.put("vigil.monitoring.parties.batch-deadline", "2s");
        named.put("vigil.monitoring.parties." + setting, value);
        return named;
    }

    private Parties parties(Map<String, String> named) {
        return new Parties(settings(named), payments.master(), null, metrics);
    }

    private static PartySettings settings(Map<String, String> named) {
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("vigil.monitoring.parties", PartySettings.class);
    }
}
