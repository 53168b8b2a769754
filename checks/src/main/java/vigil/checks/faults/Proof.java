package vigil.checks.faults;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.decisions.v1.Hit;
import vigil.contracts.log.v1.LogRecord;
import vigil.launcher.postgres.HouseDatabase;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.street.Listener;
import vigil.launcher.street.Ports;

/** Reads log, decisions and database, and says which promises were broken. */
final class Proof {

    /**
     * What was found.
     *
     * @param logged distinct transactions in the log
     * @param decided decisions in the topic
     * @param alerts alerts in the database
     */
    record Findings(long logged, long decided, long alerts, List<String> broken) {}

    private final StateFolder state;
    private final Ports ports;
    private final List<String> broken = new ArrayList<>();

    Proof(StateFolder state) {
        this.state = state;
        this.ports = Ports.remembered(state);
    }

    /**
     * The last projections may take a moment: looks until everything agrees, or the patience is
     * over.
     */
    static Findings settled(StateFolder state, Callers callers)
            throws SQLException, InterruptedException {
        Findings findings = new Proof(state).of(callers);
        for (int look = 0; look < 30 && !findings.broken().isEmpty(); look++) {
            Thread.sleep(1_000);
            findings = new Proof(state).of(callers);
        }
        return findings;
    }

    Findings of(Callers callers) throws SQLException {
        String bootstrap = "127.0.0.1:" + ports.of(Listener.KAFKA);
        Set<ByteString> logged = new HashSet<>();
        Topic.read(
                bootstrap, "transactions", record -> logged.addAll(transactions(record.value())));
        Map<ByteString, Decision> decisions = new HashMap<>();
        Set<ByteString> opened = new HashSet<>();
        Topic.read(
                bootstrap,
                "decisions",
                record -> keep(decision(record.value()), decisions, opened));
        expectOneDecisionEach(logged, decisions);
        expectEveryAcknowledgement(callers, decisions);
        long alerts = expectTheDatabaseAgrees(logged.size(), opened.size());
        broken.addAll(callers.surprises());
        return new Findings(logged.size(), decisions.size(), alerts, List.copyOf(broken));
    }

    private void keep(
            Decision decision, Map<ByteString, Decision> decisions, Set<ByteString> opened) {
        if (decisions.putIfAbsent(decision.getTransactionId(), decision) != null) {
            broken.add("two decisions on one transaction, at log position " + decision.getOffset());
        }
        for (Hit hit : decision.getHitsList()) {
            if (hit.getOpensAlert() && !opened.add(hit.getAlertId())) {
                broken.add("an alert was opened twice, at log position " + decision.getOffset());
            }
        }
    }

    private void expectOneDecisionEach(
            Set<ByteString> logged, Map<ByteString, Decision> decisions) {
        long undecided = logged.stream().filter(id -> !decisions.containsKey(id)).count();
        long unheard = decisions.keySet().stream().filter(id -> !logged.contains(id)).count();
        if (undecided > 0) {
            broken.add(undecided + " transactions of the log have no decision");
        }
        if (unheard > 0) {
            broken.add(unheard + " decisions are about transactions that are not in the log");
        }
    }

    private void expectEveryAcknowledgement(Callers callers, Map<ByteString, Decision> decisions) {
        Map<String, String> outcomes = new HashMap<>();
        decisions.forEach((id, decision) -> outcomes.put(uuid(id), decision.getOutcome()));
        Set<String> ids = new HashSet<>();
        callers.acknowledged()
                .forEach((number, told) -> {
                    String outcome = outcomes.get(told.transactionId());
                    if (outcome == null) {
                        broken.add("payment " + number + " was acknowledged and has no decision");
                    } else if (!told.fallback() && !outcome.equalsIgnoreCase(told.outcome())) {
                        broken.add(
                                "payment "
                                        + number
                                        + " was answered "
                                        + told.outcome()
                                        + ", decided "
                                        + outcome);
                    }
                    if (!ids.add(told.transactionId())) {
                        broken.add("payment " + number + " shares its id with another");
                    }
                });
    }

    private long expectTheDatabaseAgrees(long logged, long opened) throws SQLException {
        HouseDatabase database = new HouseDatabase("monitoring", new Secrets(state));
        String url = "jdbc:postgresql://127.0.0.1:" + ports.of(Listener.POSTGRES) + "/monitoring";
        try (Connection connection =
                        DriverManager.getConnection(
                                url,
                                database.ownerLogin(),
                                Secrets.reveal(database.ownerPasswordFile()));
                Statement statement = connection.createStatement()) {
            expect(
                    "transactions in the database",
                    count(statement, "select count(*) from transactions"),
                    logged);
            expect(
                    "decisions in the database",
                    count(statement, "select count(*) from decisions"),
                    logged);
            long alerts = count(statement, "select count(*) from alerts");
            expect("alerts in the database", alerts, opened);
            return alerts;
        }
    }

    private void expect(String what, long found, long expected) {
        if (found != expected) {
            broken.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static String uuid(ByteString id) {
        ByteBuffer bytes = id.asReadOnlyByteBuffer();
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    private static long count(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<ByteString> transactions(byte[] value) {
        try {
            LogRecord record = LogRecord.parseFrom(value);
            return record.hasTransaction()
                    ? List.of(record.getTransaction().getTransactionId())
                    : List.of();
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the log holds what is no record", e);
        }
    }

    private static Decision decision(byte[] value) {
        try {
            return Decision.parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the topic decisions holds what is none", e);
        }
    }
}
