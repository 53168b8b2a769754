package vigil.launcher.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import vigil.contracts.amlworld.AmlworldCurrency;
import vigil.contracts.amlworld.AmlworldRow;
import vigil.contracts.amlworld.RingKey;
import vigil.launcher.analyse.Alert;
import vigil.launcher.analyse.MoneyTrail;
import vigil.launcher.analyse.RingScore;
import vigil.launcher.analyse.TellingAlerts;
import vigil.launcher.demo.ReadSide.Opening;

/** Holds what the street found against what is known of the synthetic bank. */
final class Verdict {

    private static final int STORIES = 5;
    private static final int CANDIDATES_OF_A_TYPOLOGY = 3;
    private static final int LONGEST_TRAIL = 16;

    private final Run run;
    private final SyntheticBank bank;
    private final ReadSide readSide;
    private final Map<String, JsonNode> alerts = new HashMap<>();
    private final Map<String, Opening> openings;

    Verdict(Run run, SyntheticBank bank, ReadSide readSide) {
        this.run = run;
        this.bank = bank;
        this.readSide = readSide;
        Instant from = bank.at(0);
        Instant to = bank.at(bank.fileRows() + bank.last().size() - 1).plusSeconds(60);
        readSide.alerts(from, to)
                .forEach(alert -> alerts.put(alert.path("alertId").asString(), alert));
        openings = readSide.openings(alerts.keySet(), from, to);
        openings.values().removeIf(opening -> row(opening) < 0);
    }

    long alerts() {
        return openings.size();
    }

    /** Ordinary transactions that raised an alert, 0 to 1. */
    double ordinaryShareAlerted() {
        BitSet raising = new BitSet();
        openings.values().stream()
                .map(this::row)
                .filter(row -> !bank.isLaundering(row))
                .forEach(row -> raising.set((int) (long) row));
        return (double) raising.cardinality() / bank.ordinary();
    }

    /**
     * How many of the true rings were found. Only their transactions need be known by name: all
     * others in an alert's evidence count as not theirs.
     */
    List<RingScore.TypologyScore> rings(Map<Long, String> known) {
        RingKey key = bank.rings();
        RingScore score = new RingScore(key);
        Map<String, Long> rows = ringRows(key, known);
        key.rings()
                .forEach(ring -> ring.rows().forEach(row -> score.transaction(row, bank.at(row))));
        for (Opening opening : openings.values()) {
            List<Long> evidence = new ArrayList<>();
            for (String id : evidence(opening)) {
                evidence.add(rows.getOrDefault(id, -1L - evidence.size()));
            }
            score.alert(at(opening), evidence);
        }
        return score.byTypology();
    }

    private Map<String, Long> ringRows(RingKey key, Map<Long, String> known) {
        Map<String, Long> rows = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (RingKey.Ring ring : key.rings()) {
            for (long row : ring.rows()) {
                String id = known.get(row);
                if (id == null) {
                    asked.add(run.clientId(row));
                } else {
                    rows.put(id, row);
                }
            }
        }
        readSide.idsByClientId(asked).forEach((clientId, id) -> rows.put(id, run.row(clientId)));
        return rows;
    }

    /** The alerts that tell most, with the money trails of the synthetic bank. */
    List<TellingAlerts.Story> stories() {
        List<Opening> candidates = candidates();
        Set<String> ids = new HashSet<>();
        candidates.forEach(opening -> ids.addAll(evidence(opening)));
        Map<String, Long> rowsById = new HashMap<>();
        readSide.clientIdsById(ids).forEach((id, clientId) -> rowsById.put(id, run.row(clientId)));
        Map<Long, AmlworldRow> rows = bank.rows(new HashSet<>(rowsById.values()));
        TellingAlerts telling = new TellingAlerts(STORIES);
        candidates.forEach(opening -> telling.offer(story(opening, rowsById, rows)));
        return telling.first(STORIES);
    }

    // Of each typology a few: high scores first, then trails that fit on a screen.
    private List<Opening> candidates() {
        Map<String, List<Opening>> byTypology = new TreeMap<>();
        for (Opening opening : openings.values()) {
            byTypology
                    .computeIfAbsent(
                            opening.hit().path("typology").asString(), _ -> new ArrayList<>())
                    .add(opening);
        }
        Comparator<Opening> mostTelling =
                Comparator.comparingInt((Opening opening) -> -opening.hit().path("score").asInt())
                        .thenComparing(opening -> evidence(opening).size() > LONGEST_TRAIL)
                        .thenComparing(opening -> -evidence(opening).size())
                        .thenComparing(Verdict::at)
                        .thenComparing(opening -> opening.hit().path("alertId").asString());
        return byTypology.values().stream()
                .flatMap(all -> all.stream().sorted(mostTelling).limit(CANDIDATES_OF_A_TYPOLOGY))
                .toList();
    }

    private TellingAlerts.Story story(
            Opening opening, Map<String, Long> rowsById, Map<Long, AmlworldRow> rows) {
        List<Long> evidence =
                evidence(opening).stream()
                        .map(rowsById::get)
                        .filter(Objects::nonNull)
                        .filter(rows::containsKey)
                        .toList();
        JsonNode hit = opening.hit();
        String id = hit.path("alertId").asString();
        JsonNode alert = Objects.requireNonNull(alerts.get(id));
        return new TellingAlerts.Story(
                new Alert(
                        id,
                        hit.path("ruleId").asString(),
                        hit.path("typology").asString(),
                        hit.path("score").asInt(),
                        hit.path("reason").asString(),
                        alert.path("accountNumber").asString(alert.path("accountId").asString()),
                        at(opening),
                        row(opening),
                        evidence),
                evidence.stream().map(rows::get).map(Verdict::step).toList());
    }

    private static MoneyTrail.Step step(AmlworldRow row) {
        String currency =
                AmlworldCurrency.named(row.paymentCurrency())
                        .map(AmlworldCurrency::code)
                        .orElse(row.paymentCurrency());
        return new MoneyTrail.Step(
                row.at(),
                row.fromBank() + "/" + row.fromAccount(),
                row.toBank() + "/" + row.toAccount(),
                MoneyTrail.amount(row.paid(), currency));
    }

    private long row(Opening opening) {
        return run.row(opening.decision().path("clientTransactionId").asString(""));
    }

    private static Instant at(Opening opening) {
        return Instant.parse(opening.decision().path("evaluatedAt").asString());
    }

    private static List<String> evidence(Opening opening) {
        Stream<JsonNode> ids =
                StreamSupport.stream(
                        opening.hit().path("evidenceTransactionIds").spliterator(), false);
        return ids.map(JsonNode::asString).toList();
    }
}
