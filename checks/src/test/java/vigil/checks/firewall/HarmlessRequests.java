package vigil.checks.firewall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What people and programs send who mean no harm, drawn from a seed. */
final class HarmlessRequests {

    private final Random random = new Random(4_711);
    private final List<Sent> all = new ArrayList<>();

    private HarmlessRequests() {}

    /** At least ten thousand. */
    static List<Sent> all() {
        HarmlessRequests requests = new HarmlessRequests();
        Prose.FIXED.forEach(requests::addEverywhere);
        for (int i = 0; i < 2_200; i++) {
            requests.addEverywhere(requests.note());
        }
        for (int i = 0; i < 1_500; i++) {
            requests.addNames(i);
        }
        for (int i = 0; i < 40; i++) {
            requests.addBatch();
        }
        requests.addPrograms();
        return requests.all;
    }

    private String note() {
        String template = pick(Prose.NOTES);
        return template.replace("{firm}", pick(Prose.FIRMS))
                .replace("{person}", pick(Prose.PEOPLE))
                .replace("{place}", pick(Prose.PLACES))
                .replace("{amount}", "%,d".formatted(100 + random.nextInt(900_000)))
                .replace("{number}", Integer.toString(random.nextInt(100_000)))
                .replace("{remark}", pick(Prose.REMARKS));
    }

    private void addEverywhere(String text) {
        all.add(
                Sent.post(
                        "note",
                        "/v1/transactions",
                        "application/json",
                        Transactions.remitting(text)));
        all.add(
                Sent.post(
                        "message",
                        "/v1/iso20022/pacs.008",
                        "application/xml",
                        Transactions.message(Transactions.text(text))));
        if (random.nextInt(4) == 0) {
            String long_ = text + "\n" + note() + "\r\n\r\n" + note() + " -- " + note();
            all.add(
                    Sent.post(
                            "long note",
                            "/v1/transactions",
                            "application/json",
                            Transactions.remitting(long_)));
        }
    }

    private void addNames(int number) {
        String name = random.nextBoolean() ? pick(Prose.PEOPLE) : pick(Prose.FIRMS);
        String id = "2026-03-01-%06d".formatted(number);
        String iban = pick(Prose.IBANS);
        all.add(
                Sent.post(
                        "transaction",
                        "/v1/transactions",
                        "application/json",
                        Transactions.of(id, name, iban, pick(Prose.REMARKS))));
        all.add(
                Sent.post(
                        "screening",
                        "/match/default",
                        "application/json",
                        "{\"queries\":{\"q1\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"]}}}}"
                                .formatted(Transactions.quoted(name))));
        all.add(
                Sent.get(
                        "query",
                        "/v1/transactions",
                        "account="
                                + iban
                                + "&clientTransactionId="
                                + encoded(id)
                                + "&from="
                                + encoded("2026-01-01T00:00:00+01:00")
                                + "&limit=50"));
        all.add(Sent.get("search", "/v1/screening/search", "q=" + encoded(name)));
        addCustomer(name, number);
    }

    private void addCustomer(String name, int number) {
        String described =
                "\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"],\"country\":[\"lv\"]}"
                        .formatted(Transactions.quoted(name));
        all.add(
                Sent.post(
                                "customer",
                                "/v1/screening/customers/c-" + number,
                                "application/json",
                                "{" + described + "}")
                        .as("PUT"));
        all.add(
                Sent.post(
                        "customers",
                        "/v1/screening/customers",
                        "application/json",
                        "{\"customers\":[{\"customer\":\"c-%d\",%s}]}"
                                .formatted(number, described)));
        all.add(
                Sent.post(
                        "screening",
                        "/v1/screening/searches",
                        "application/json",
                        "{\"limit\":5,\"questions\":[{\"reference\":\"r-%d\",%s}]}"
                                .formatted(number, described)));
    }

    private void addBatch() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            rows.append(i == 0 ? "" : ",")
                    .append(
                            Transactions.of(
                                    "b-" + random.nextInt(1_000_000),
                                    pick(Prose.FIRMS),
                                    pick(Prose.IBANS),
                                    note()));
        }
        all.add(
                Sent.post(
                        "batch",
                        "/v1/transactions",
                        "application/json",
                        "{\"transactions\":[" + rows + "]}"));
    }

    private void addPrograms() {
        for (String agent : Prose.AGENTS) {
            all.add(Sent.get("program", "/v1/alerts", "limit=100").with("User-Agent", agent));
        }
        for (int i = 0; i < 300; i++) {
            all.add(
                    Sent.get(
                            "program",
                            "/v1/alerts/" + new java.util.UUID(random.nextLong(), i),
                            null));
            all.add(
                    Sent.post(
                            "login",
                            "/oauth2/token",
                            "application/x-www-form-urlencoded",
                            "grant_type=authorization_code&code="
                                    + Long.toString(random.nextLong() >>> 1, 36)
                                    + "&redirect_uri="
                                    + encoded("http://127.0.0.1:53187/callback")
                                    + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
            all.add(
                    Sent.post(
                            "login",
                            "/login",
                            "application/x-www-form-urlencoded",
                            "username="
                                    + encoded("officer-" + i + "@bank.example")
                                    + "&password="
                                    + encoded("' or 1=1 -- <" + random.nextInt() + ">")));
        }
    }

    private String pick(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
