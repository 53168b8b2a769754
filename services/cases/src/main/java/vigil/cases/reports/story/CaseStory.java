package vigil.cases.reports.story;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import vigil.cases.monitoring.MonitoringHouse;
import vigil.cases.pages.Words;
import vigil.cases.queue.ItemView;
import vigil.cases.queue.Source;
import vigil.filings.narrative.CaseEvidence.Payment;
import vigil.filings.narrative.CaseEvidence.Sign;
import vigil.filings.narrative.CaseEvidence.Step;

/**
 * What happened, for a narrative: the transactions behind the alerts of a case in full, why each
 * alert was raised, what the institution did. Transactions are uncovered at monitoring under the
 * officer's name, for the purpose of an investigation as with any look at the case: whoever reads
 * evidence may not learn from it that the case is reported. What monitoring does not tell is left
 * out: the narrative says less, never something else.
 */
public final class CaseStory {

    private static final Logger log = LoggerFactory.getLogger(CaseStory.class);

    /** The most transactions of one narrative. */
    private static final int MOST = 200;

    private static final Map<String, String> CHANNELS =
            Map.of(
                    "ach", "ACH transfer",
                    "wire", "wire transfer",
                    "instant", "instant transfer",
                    "cash", "cash",
                    "cheque", "cheque",
                    "card", "card",
                    "credit_card", "credit card",
                    "direct_debit", "direct debit",
                    "crypto", "transfer of crypto-assets");

    private final MonitoringHouse monitoring;

    public CaseStory(MonitoringHouse monitoring) {
        this.monitoring = monitoring;
    }

    /**
     * What monitoring told.
     *
     * @param payments each once
     * @param holders who holds an account, by its surrogate, where a transaction names them
     * @param moved the same payments, with both parties as the transactions name them
     */
    public record Told(
            List<Payment> payments,
            List<Sign> signs,
            Map<String, Holder> holders,
            List<Moved> moved) {

        public static final Told NOTHING = new Told(List.of(), List.of(), Map.of(), List.of());
    }

    /** A payment between two parties. */
    public record Moved(Payment payment, Party from, Party to) {}

    /**
     * A side of a payment as a transaction names it.
     *
     * @param id the account's surrogate
     * @param bank the name of the bank that keeps the account
     * @param country in two letters
     */
    public record Party(
            String id,
            Holder holder,
            @Nullable String bank,
            @Nullable String bic,
            @Nullable String country) {

        @Override
        public String toString() {
            return "Party[" + id + "]";
        }
    }

    /** A party as a transaction names it. */
    public record Holder(@Nullable String name, @Nullable String account) {

        @Override
        public String toString() {
            return "Holder";
        }
    }

    /**
     * Asks about the alerts among the items of a case.
     *
     * @param reference of the case, which becomes the reason of the uncovering
     */
    public Told ask(List<ItemView> items, String reference, @Nullable String token) {
        if (token == null || !monitoring.isKnown()) {
            return Told.NOTHING;
        }
        Gathering gathering = new Gathering(reference, token);
        try {
            for (ItemView item : items) {
                if (item.source().equals(Words.of(Source.ALERT))) {
                    gathering.alert(item.itemId());
                }
            }
        } catch (MonitoringHouse.Away e) {
            log.atWarn().setMessage("transactions are missing in a narrative").log();
        }
        return gathering.told();
    }

    /** What has been told so far, each transaction asked for once. */
    private final class Gathering {

        private final String reference;
        private final String token;
        private final Map<String, Moved> payments = new LinkedHashMap<>();
        private final Map<String, Holder> holders = new LinkedHashMap<>();
        private final List<Sign> signs = new ArrayList<>();

        Gathering(String reference, String token) {
            this.reference = reference;
            this.token = token;
        }

        void alert(String id) throws MonitoringHouse.Away {
            JsonNode alert = monitoring.get("/v1/alerts/" + id, token);
            if (alert == null) {
                return;
            }
            String reason = text(alert, "reason");
            if (reason != null) {
                signs.add(new Sign(reason, id));
            }
            for (JsonNode transaction : alert.path("evidenceTransactionIds")) {
                transaction(transaction.asString());
            }
        }

        private void transaction(String id) throws MonitoringHouse.Away {
            if (payments.containsKey(id) || payments.size() >= MOST) {
                return;
            }
            JsonNode told =
                    monitoring.post(
                            "/v1/transactions/" + id + "/revelations",
                            Map.of("purpose", "investigation", "reference", reference),
                            token);
            if (told != null) {
                payments.put(
                        id,
                        new Moved(
                                payment(id, told, holders),
                                side(told.path("payer")),
                                side(told.path("payee"))));
            }
        }

        Told told() {
            return new Told(
                    payments.values().stream().map(Moved::payment).toList(),
                    List.copyOf(signs),
                    holders,
                    List.copyOf(payments.values()));
        }
    }

    private static Payment payment(String id, JsonNode told, Map<String, Holder> holders) {
        return new Payment(
                Instant.parse(told.path("timestamp").asString()),
                new BigDecimal(told.at("/amount/value").asString()),
                told.at("/amount/currency").asString(),
                party(told.path("payer"), holders),
                party(told.path("payee"), holders),
                CHANNELS.getOrDefault(told.path("format").asString(""), "another way"),
                null,
                id);
    }

    private static String party(JsonNode party, Map<String, Holder> holders) {
        String surrogate = party.path("accountId").asString("");
        String name = text(party, "name");
        String number = text(party, "accountNumber");
        holders.putIfAbsent(surrogate, new Holder(name, number));
        String account = "account " + (number == null ? surrogate : number);
        return name == null ? account : name + " (" + account + ")";
    }

    private static Party side(JsonNode party) {
        return new Party(
                party.path("accountId").asString(""),
                new Holder(text(party, "name"), text(party, "accountNumber")),
                text(party.path("bank"), "name"),
                text(party.path("bank"), "bic"),
                text(party, "country"));
    }

    private static @Nullable String text(JsonNode of, String field) {
        String text = of.path(field).asString("");
        return text.isBlank() ? null : text;
    }

    /**
     * What the institution did in a case.
     *
     * @param day on which something happens, as the authority counts it
     */
    public static List<Step> steps(
            Connection connection, UUID caseId, Function<Instant, LocalDate> day)
            throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select case_id as record, created_at as at, 'opened case ' || reference as what from cases where case_id = ?
                        union all
                        select request_id, asked_at, 'asked ' || replace(addressee, '_', ' ') || ' for information' from case_requests where case_id = ?
                        union all
                        select request_id, ended_at, 'received the answer of ' || replace(addressee, '_', ' ') from case_requests
                            where case_id = ? and state = 'answered'
                        order by at, what\
                        """)) {
            for (int parameter = 1; parameter <= 3; parameter++) {
                select.setObject(parameter, caseId);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    steps.add(
                            new Step(
                                    day.apply(
                                            row.getObject("at", OffsetDateTime.class).toInstant()),
                                    articled(row.getString("what")),
                                    row.getString("record")));
                }
            }
        }
        return steps;
    }

    private static String articled(String what) {
        return what.replaceFirst("(asked|answer of) (customer|branch|authority)", "$1 the $2")
                .replaceFirst("(asked|answer of) other institution", "$1 another institution")
                .replaceFirst("(asked|answer of) other", "$1 others");
    }
}
