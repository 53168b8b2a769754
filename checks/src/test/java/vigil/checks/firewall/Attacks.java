package vigil.checks.firewall;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** The attacks of the lists, each in several disguises at several places. */
final class Attacks {

    private static final List<String> KINDS =
            List.of(
                    "sql",
                    "script",
                    "traversal",
                    "remote-file",
                    "command",
                    "template",
                    "xml-entity",
                    "ldap",
                    "nosql",
                    "deserialisation",
                    "header",
                    "prototype");

    /** Where the letters themselves are the attack, another spelling is none. */
    private static final Set<String> CASE_MATTERS = Set.of("deserialisation");

    private final List<Sent> all = new ArrayList<>();
    private final Random random = new Random(20_260_301);

    private Attacks() {}

    static List<Sent> all() {
        Attacks attacks = new Attacks();
        KINDS.forEach(attacks::addTexts);
        attacks.addScanners();
        attacks.addRequests();
        return attacks.all;
    }

    private void addTexts(String kind) {
        for (String attack : lines(kind)) {
            for (Disguise disguise : disguises(kind)) {
                String hidden = disguise.over(attack, random);
                all.add(inTransaction(kind, hidden));
                all.add(
                        switch (random.nextInt(5)) {
                            case 0 -> inMessage(kind, attack, hidden);
                            case 1 -> inForm(kind, hidden);
                            case 2 -> inTags(kind, hidden);
                            default -> inQuery(kind, hidden);
                        });
            }
        }
    }

    private static Set<Disguise> disguises(String kind) {
        if (CASE_MATTERS.contains(kind)) {
            return EnumSet.of(Disguise.NONE);
        }
        EnumSet<Disguise> some = EnumSet.allOf(Disguise.class);
        if (kind.equals("header") || kind.equals("traversal")) {
            // These are encodings already, or paths that begin with themselves.
            some.removeAll(
                    EnumSet.of(
                            Disguise.AFTER_A_VALUE,
                            Disguise.PERCENT_TWICE,
                            Disguise.WIDE,
                            Disguise.ENTITIES,
                            Disguise.UNICODE_ESCAPES));
        }
        if (!kind.equals("sql")) {
            some.remove(Disguise.AFTER_A_VALUE);
        }
        return some;
    }

    private static Sent inTransaction(String kind, String attack) {
        return Sent.post(
                kind, "/v1/transactions", "application/json", Transactions.remitting(attack));
    }

    private static Sent inTags(String kind, String attack) {
        return Sent.post(kind, "/v1/transactions", "application/json", Transactions.tagged(attack));
    }

    private static Sent inQuery(String kind, String attack) {
        return Sent.get(kind, "/v1/alerts", "account=" + encoded(attack));
    }

    private static Sent inForm(String kind, String attack) {
        return Sent.post(
                kind,
                "/oauth2/token",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&scope=" + encoded(attack));
    }

    private static Sent inMessage(String kind, String attack, String hidden) {
        String xml =
                kind.equals("xml-entity")
                        ? attack
                        : Transactions.message(Transactions.text(hidden));
        return Sent.post(kind, "/v1/iso20022/pacs.008", "application/xml", xml);
    }

    private void addScanners() {
        for (String name : lines("scanner")) {
            all.add(Sent.get("scanner", "/v1/alerts", null).with("User-Agent", name));
            all.add(Sent.get("scanner", "/oauth2/authorize", null).with("User-Agent", name));
            all.add(
                    Sent.post("scanner", "/v1/transactions", "application/json", "{}")
                            .with("User-Agent", name));
        }
    }

    private void addRequests() {
        for (String line : lines("protocol")) {
            String[] parts = line.split(" ", 2);
            int mark = parts[1].indexOf('?');
            String path = mark < 0 ? parts[1] : parts[1].substring(0, mark);
            String query = mark < 0 ? null : parts[1].substring(mark + 1);
            Sent plain = Sent.get("protocol", path, query);
            all.add(new Sent("protocol", parts[0], path, query, plain.headers(), null));
        }
        for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "text/html")) {
            all.add(
                    Sent.post(
                            "protocol",
                            "/v1/transactions",
                            type,
                            Transactions.remitting("rent for May")));
        }
        for (String body : Transactions.misshapen()) {
            all.add(Sent.post("protocol", "/v1/transactions", "application/json", body));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> lines(String kind) {
        String name = "attacks/" + kind + ".txt";
        try (InputStream text = Attacks.class.getResourceAsStream(name)) {
            return new String(
                            Objects.requireNonNull(text, name).readAllBytes(),
                            StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
