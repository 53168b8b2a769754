package vigil.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vigil.testkit.Door;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** What accounts like one do, against the same counted slowly from what was sent. */
class PeersTest {

    /** Monday, and the week that is asked for. */
    private static final Instant WEEK = Instant.parse("2026-03-09T00:00:00Z");

    private static final Instant NEXT = WEEK.plus(7, ChronoUnit.DAYS);

    /** What was sent. */
    private record Sent(int payer, int payee, long minor, Instant at) {}

    @Test
    void anAccountStandsWhereCountingItSlowlySays() {
        try (House house =
                House.on(
                        new StreetParts("monitoring"),
                        "--vigil.monitoring.peers.count-every=100ms")) {
            List<Sent> sent = send(house.machine());
            String busy = accountOf(house, 0);
            String path = "/v1/accounts/" + busy + "/peers?weeks=3&at=" + WEEK.plusSeconds(90);
            Until.holds(
                    "the peers are counted",
                    () -> isCounted(house.analyst().get(path).json(), peersOf(sent, 0).size()));

            JsonNode seen = house.analyst().get(path).json();

            assertThat(seen.path("week").asString()).isEqualTo("2026-03-09");
            assertThat(seen.path("pace").asString()).isEqualTo("seldom");
            assertThat(seen.path("whole").asBoolean()).isTrue();
            assertThat(seen.path("accountNumber").asString()).contains("*").doesNotContain("PEER-");
            agrees(seen, sent, "paidPayments", 0, account -> payments(sent, account));
            agrees(seen, sent, "payees", 0, account -> payees(sent, account));
            agrees(seen, sent, "paidSum", 2, account -> sum(sent, account, true));
            agrees(seen, sent, "passedOn", 3, account -> passedOn(sent, account));
            assertThat(figure(seen, "paidSum").path("weeks").get(0).has("peers"))
                    .as("three weeks ago fewer than twenty paid")
                    .isFalse();
            assertThat(
                            house.analyst()
                                    .get("/v1/accounts/" + accountOf(house, 39) + "/peers")
                                    .json()
                                    .path("pace")
                                    .asString())
                    .as("who paid twelve times in the month before")
                    .isEqualTo("weekly");
        }
    }

    @Test
    void fewAccountsAreNobodysPeersAndStrangersSeeNothing() {
        House house = House.shared();
        Door.Reply taken =
                house.machine().post("/v1/transactions", Payments.one("few-peers", "10.00"));
        String account =
                house.analyst()
                        .get("/v1/transactions/" + taken.json().path("transactionId").asString())
                        .json()
                        .path("payer")
                        .path("accountId")
                        .asString();
        String path = "/v1/accounts/" + account + "/peers";

        JsonNode seen = house.analyst().get(path + "?weeks=1").json();

        assertThat(figure(seen, "payees").path("weeks").get(0).path("observed").asString())
                .isNotEmpty();
        assertThat(house.door("other", "analyst").get(path).status()).isEqualTo(404);
        assertThat(house.door("other", "analyst").get(path + "?at=2026-03-01T10:00:00Z").status())
                .isEqualTo(404);
        assertThat(house.machine().get(path).status()).isEqualTo(403);
        for (String wrong : List.of("weeks=0", "weeks=27", "weeks=x", "at=monday")) {
            assertThat(house.analyst().get(path + "?" + wrong).status()).as(wrong).isEqualTo(422);
        }
    }

    /** Forty accounts; the first pays nearly all of them, the last paid often before. */
    private static List<Sent> send(Door machine) {
        Random random = new Random(7);
        List<Sent> sent = new ArrayList<>();
        for (int payee = 1; payee < 36; payee++) {
            sent.add(new Sent(0, payee, 10_000 + random.nextInt(90_000), within(random)));
        }
        for (int payer = 1; payer < 39; payer++) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                int payee = (payer + 1 + random.nextInt(38)) % 39;
                sent.add(new Sent(payer, payee, 1_000 + random.nextInt(99_000), within(random)));
            }
        }
        sent.add(new Sent(39, 0, 5_000_000, within(random)));
        for (int i = 0; i < 12; i++) {
            sent.add(new Sent(39, 40 + i % 3, 1_000, WEEK.minus(1 + i, ChronoUnit.DAYS)));
        }
        int number = 0;
        for (Sent each : sent) {
            Door.Reply reply =
                    machine.post(
                            "/v1/transactions",
                            Payments.of(
                                            "peer-" + number++,
                                            "PEER-" + each.payer(),
                                            "PEER-" + each.payee(),
                                            BigDecimal.valueOf(each.minor(), 2).toPlainString(),
                                            each.at().toString())
                                    .replace("\"002\"", "\"001\""));
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        }
        return sent;
    }

    private static Instant within(Random random) {
        return WEEK.plusSeconds(random.nextInt(7 * 24 * 3_600));
    }

    private static String accountOf(House house, int account) {
        String wanted = "PEER-" + account;
        Door.Reply reply =
                house.machine()
                        .post(
                                "/v1/transactions",
                                Payments.of(
                                                "who-" + account,
                                                wanted,
                                                "PEER-X",
                                                "1.00",
                                                account == 0
                                                        ? "2026-01-05T00:00:00Z"
                                                        : NEXT.minusSeconds(1).toString())
                                        .replace("\"002\"", "\"001\""));
        return house.analyst()
                .get("/v1/transactions/" + reply.json().path("transactionId").asString())
                .json()
                .path("payer")
                .path("accountId")
                .asString();
    }

    private static boolean isCounted(JsonNode seen, int peers) {
        return figure(seen, "payees").path("weeks").get(2).path("peers").path("accounts").asInt()
                == peers;
    }

    private static void agrees(
            JsonNode seen,
            List<Sent> sent,
            String figure,
            int scale,
            ToLongFunction<Integer> value) {
        List<Long> all = new ArrayList<>();
        for (int account = 0; account < 43; account++) {
            boolean counts =
                    figure.equals("passedOn")
                            ? sum(sent, account, false) > 0
                            : payments(sent, account) > 0;
            if (counts && paidBefore(sent, account) <= 5) {
                all.add(value.applyAsLong(account));
            }
        }
        all.sort(null);
        long own = value.applyAsLong(0);
        JsonNode week = figure(seen, figure).path("weeks").get(2);
        JsonNode peers = week.path("peers");
        assertThat(week.path("observed").asString()).as(figure).isEqualTo(text(own, scale));
        assertThat(peers.path("everybody").asBoolean()).isFalse();
        assertThat(peers.path("accounts").asInt()).as(figure).isEqualTo(all.size());
        for (int tenth = 1; tenth <= 10; tenth++) {
            assertThat(peers.path("deciles").get(tenth - 1).asString())
                    .as(figure + " " + tenth)
                    .isEqualTo(text(least(all, tenth * 10), scale));
        }
        int above = 0;
        for (int part = 1; part <= 100; part++) {
            above += least(all, part) < own ? 1 : 0;
        }
        assertThat(peers.path("above").asInt()).as(figure).isEqualTo(above);
        assertThat(peers.path("usual")).isEqualTo(peers.path("deciles").get(4));
        assertThat(peers.path("high")).isEqualTo(peers.path("deciles").get(8));
    }

    /** The least value that so many in a hundred do not exceed. */
    private static long least(List<Long> sorted, int part) {
        for (long candidate : sorted) {
            long atMost = sorted.stream().filter(each -> each <= candidate).count();
            if (atMost * 100 >= (long) part * sorted.size()) {
                return candidate;
            }
        }
        throw new AssertionError("the largest is not exceeded by anybody");
    }

    private static List<Integer> peersOf(List<Sent> sent, int account) {
        List<Integer> peers = new ArrayList<>();
        for (int other = 0; other < 43; other++) {
            if (payments(sent, other) > 0
                    && paidBefore(sent, other) <= 5 == paidBefore(sent, account) <= 5) {
                peers.add(other);
            }
        }
        return peers;
    }

    private static boolean inWeek(Sent each) {
        return !each.at().isBefore(WEEK) && each.at().isBefore(NEXT);
    }

    private static long payments(List<Sent> sent, int account) {
        return sent.stream().filter(each -> inWeek(each) && each.payer() == account).count();
    }

    private static long paidBefore(List<Sent> sent, int account) {
        Instant from = WEEK.minus(30, ChronoUnit.DAYS);
        return sent.stream()
                .filter(each -> each.payer() == account)
                .filter(each -> each.at().isBefore(WEEK) && !each.at().isBefore(from))
                .count();
    }

    private static long payees(List<Sent> sent, int account) {
        return sent.stream()
                .filter(each -> inWeek(each) && each.payer() == account)
                .map(Sent::payee)
                .distinct()
                .count();
    }

    private static long sum(List<Sent> sent, int account, boolean paid) {
        return sent.stream()
                .filter(PeersTest::inWeek)
                .filter(each -> (paid ? each.payer() : each.payee()) == account)
                .mapToLong(Sent::minor)
                .sum();
    }

    private static long passedOn(List<Sent> sent, int account) {
        BigDecimal received = BigDecimal.valueOf(sum(sent, account, false));
        BigDecimal paid = BigDecimal.valueOf(sum(sent, account, true));
        return paid.min(received)
                .multiply(BigDecimal.valueOf(1_000))
                .divide(received, 0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private static String text(long value, int scale) {
        return BigDecimal.valueOf(value, scale).toPlainString();
    }

    private static JsonNode figure(JsonNode seen, String figure) {
        return seen.path("figures")
                .valueStream()
                .filter(each -> each.path("figure").asString().equals(figure))
                .findFirst()
                .orElseThrow();
    }
}
