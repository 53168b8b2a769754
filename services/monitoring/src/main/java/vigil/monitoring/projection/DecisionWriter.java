package vigil.monitoring.projection;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vigil.contracts.decisions.v1.Decision;
import vigil.engine.Outcome;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.monitoring.log.DecisionFormat;
import vigil.monitoring.log.Ids;

/**
 * Writes a batch of decisions with everything that follows from them, in the caller's transaction.
 */
public final class DecisionWriter {

    private static final String ACTOR = "monitoring";
    private static final String APPROVED = DecisionFormat.word(Outcome.APPROVE);

    private final Outbox outbox;
    private final Evidence evidence;
    private final Configurations configurations = new Configurations();

    public DecisionWriter(Outbox outbox, Evidence evidence) {
        this.outbox = outbox;
        this.evidence = evidence;
    }

    /**
     * @param allNew the caller expects that none of them was written before
     * @throws SQLException {@link vigil.kernel.database.SqlFailures#isTaken} when one was
     */
    void write(Connection connection, List<Decision> decisions, boolean allNew)
            throws SQLException {
        Map<String, List<Decision>> byInstitution = new TreeMap<>();
        decisions.forEach(decision ->
                byInstitution
                        .computeIfAbsent(decision.getInstitution(), any -> new ArrayList<>())
                        .add(decision));
        for (Map.Entry<String, List<Decision>> batch : byInstitution.entrySet()) {
            writeOwn(connection, new InstitutionId(batch.getKey()), batch.getValue(), allNew);
        }
    }

    /** Lets the caches know what the database now holds. */
    void committed(Connection connection, List<Decision> decisions) throws SQLException {
        configurations.committed(connection, decisions);
    }

    private void writeOwn(
            Connection connection,
            InstitutionId institution,
            List<Decision> decisions,
            boolean allNew)
            throws SQLException {
        Questions.enter(connection, institution);
        int[] numbers = configurations.numbers(connection, decisions);
        Set<UUID> fresh =
                new DecisionRows(decisions, numbers)
                        .insert(connection, institution.value(), allNew);
        List<Decision> written =
                decisions.stream()
                        .filter(decision -> fresh.remove(Ids.uuid(decision.getTransactionId())))
                        .toList();
        if (written.isEmpty()) {
            return;
        }
        List<Message> events = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        AlertRows alerts = new AlertRows(institution.value());
        ShadowRows.of(institution.value(), written).write(connection);
        ChallengerRows.of(institution.value(), written).write(connection);
        FiringRows.of(institution.value(), written).write(connection);
        written.stream()
                .filter(decision -> decision.getHitsCount() > 0)
                .forEach(decision -> {
                    alerts.add(decision);
                    if (!decision.getOutcome().equals(APPROVED)) {
                        events.add(Events.decisionCreated(decision));
                    }
                });
        AlertRows.Written alertsWritten = alerts.write(connection);
        events.addAll(alertsWritten.events(connection, institution.value()));
        events.addAll(CashEvents.of(connection, institution.value(), written));
        alertsWritten.opened().forEach(opened -> acts.add(alertOpened(institution, opened)));
        acts.add(decided(institution, written));
        outbox.put(connection, events);
        evidence.record(connection, acts);
    }

    /** One act for the batch: the digest binds every decision in it, bytes and order. */
    private static Act decided(InstitutionId institution, List<Decision> decisions) {
        MessageDigest digest = sha256();
        decisions.forEach(decision -> digest.update(decision.toByteArray()));
        Decision first = decisions.getFirst();
        Decision last = decisions.getLast();
        return new Act(
                institution,
                ACTOR,
                "decisions.made",
                first.getPartition() + "/" + first.getOffset(),
                Map.of(
                        "partition", Integer.toString(first.getPartition()),
                        "firstOffset", Long.toString(first.getOffset()),
                        "lastOffset", Long.toString(last.getOffset()),
                        "count", Integer.toString(decisions.size()),
                        "sha256", HexFormat.of().formatHex(digest.digest())));
    }

    private static Act alertOpened(InstitutionId institution, AlertRows.Opened opened) {
        AlertRows.AlertHit hit = opened.hit();
        Map<String, String> details = new TreeMap<>();
        details.put("scenario", hit.hit().getScenario());
        details.put("version", Integer.toString(hit.hit().getVersion()));
        details.put("transactionId", hit.transaction().toString());
        if (opened.snooze() != null) {
            details.put("snooze", opened.snooze().toString());
        }
        return new Act(institution, ACTOR, "alert.opened", hit.alert().toString(), details);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
