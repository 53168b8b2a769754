package vigil.checks.street;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Input that a careless or hostile sender may send. */
record Hostile(String name, String path, String contentType, byte[] body) {

    private static final String GOOD =
            """
            {"transactionId":"hostile-1","timestamp":"2026-03-01T09:00:00Z","format":"ach",\
            "payer":{"account":{"number":"A"}},"payee":{"account":{"number":"B"}},\
            "amount":{"value":"25.00","currency":"USD"}}\
            """;

    static List<Hostile> all() {
        List<Hostile> attacks = new ArrayList<>();
        addShapes(attacks);
        addValues(attacks);
        addMessages(attacks);
        return attacks;
    }

    private static void addShapes(List<Hostile> attacks) {
        attacks.add(json("nothing", ""));
        attacks.add(json("truncated", GOOD.substring(0, 90)));
        attacks.add(json("two documents", GOOD + GOOD));
        attacks.add(json("deep nesting", "[".repeat(50_000)));
        attacks.add(json("enormous", "\"" + "x".repeat(3_000_000) + "\""));
    }

    private static void addValues(List<Hostile> attacks) {
        attacks.add(json("wrong scale", GOOD.replace("25.00", "25.001")));
        attacks.add(json("negative", GOOD.replace("25.00", "-25.00")));
        attacks.add(json("zero", GOOD.replace("25.00", "0.00")));
        attacks.add(json("absurd", GOOD.replace("25.00", "9".repeat(40))));
        attacks.add(json("exponent", GOOD.replace("25.00", "1e999999999")));
        attacks.add(json("number instead of text", GOOD.replace("\"25.00\"", "25.00")));
        attacks.add(json("unknown currency", GOOD.replace("USD", "QQQ")));
        attacks.add(json("another century", GOOD.replace("2026-03-01", "1826-03-01")));
        attacks.add(json("the future", GOOD.replace("2026-03-01", "2926-03-01")));
        attacks.add(json("no time", GOOD.replace("2026-03-01T09:00:00Z", "yesterday")));
        attacks.add(
                json(
                        "a key twice",
                        GOOD.replace(
                                "\"format\":\"ach\"", "\"format\":\"ach\",\"format\":\"wire\"")));
        attacks.add(
                json("an unknown key", GOOD.replace("\"format\"", "\"admin\":true,\"format\"")));
        attacks.add(
                new Hostile(
                        "UTF-16", "/v1/transactions", "application/json", GOOD.getBytes(UTF_16)));
        attacks.add(
                new Hostile(
                        "broken UTF-8",
                        "/v1/transactions",
                        "application/json",
                        GOOD.replace("hostile-1", "hostile-ÿþ").getBytes(ISO_8859_1)));
        attacks.add(
                new Hostile(
                        "form",
                        "/v1/transactions",
                        "application/x-www-form-urlencoded",
                        GOOD.getBytes(UTF_8)));
    }

    private static void addMessages(List<Hostile> attacks) {
        attacks.add(xml("not XML", "hello"));
        attacks.add(
                xml(
                        "external entity",
                        """
                        <!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>\
                        """));
        attacks.add(xml("entity bomb", entityBomb()));
        attacks.add(xml("unclosed", "<Document><FIToFICstmrCdtTrf>"));
        attacks.add(xml("deep", "<a>".repeat(20_000)));
        attacks.add(
                new Hostile(
                        "unknown message",
                        "/v1/iso20022/camt.999",
                        "application/xml",
                        "<Document/>".getBytes(UTF_8)));
        attacks.add(
                new Hostile(
                        "noise as CSV",
                        "/v1/transaction-files?format=amlworld",
                        "text/csv",
                        noise()));
        attacks.add(
                new Hostile(
                        "wrong header",
                        "/v1/transaction-files?format=vigil",
                        "text/csv",
                        "a,b,c\n1,2,3\n".getBytes(UTF_8)));
        attacks.add(
                new Hostile(
                        "unknown format",
                        "/v1/transaction-files?format=xls",
                        "text/csv",
                        "a\n".getBytes(UTF_8)));
    }

    private static Hostile json(String name, String body) {
        return new Hostile(name, "/v1/transactions", "application/json", body.getBytes(UTF_8));
    }

    private static Hostile xml(String name, String body) {
        return new Hostile(name, "/v1/iso20022/pacs.008", "application/xml", body.getBytes(UTF_8));
    }

    private static String entityBomb() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY a")
                    .append(i)
                    .append(" \"&a")
                    .append(i - 1)
                    .append(";&a")
                    .append(i - 1)
                    .append(";\">");
        }
        return bomb.append("]><Document>&a29;</Document>").toString();
    }

    private static byte[] noise() {
        byte[] noise = new byte[200_000];
        new Random(5).nextBytes(noise);
        return noise;
    }
}
