package vigil.monitoring.desk;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vigil.contracts.decisions.v1.Decision;
import vigil.contracts.log.v1.LogRecord;
import vigil.kernel.database.SqlFailures;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.log.Ids;
import vigil.monitoring.log.Position;
import vigil.monitoring.log.TransactionLog;
import vigil.monitoring.parties.Parties;
import vigil.monitoring.store.GroupCommit;
import vigil.monitoring.store.Kept;
import vigil.monitoring.store.Preparation;
import vigil.monitoring.store.Prepared;
import vigil.monitoring.store.Taken;
import vigil.monitoring.vitals.Vitals;
import vigil.monitoring.waiting.Deadline;
import vigil.monitoring.waiting.Passed;
import vigil.monitoring.waiting.Waiting;

/**
 * Takes transactions of one request to their decisions. What is answered as accepted is in the log;
 * what is refused or broke off can be sent again under the same id and is taken once.
 */
public final class DecisionDesk {

    private static final int RETRY_AFTER_SECONDS = 2;
    private static final Problem CONFLICT =
            Problem.of(
                    ProblemCode.CONFLICT,
                    "A transaction with this id and other content was sent before.");
    private static final Problem NOT_KEPT =
            Problem.of(
                            ProblemCode.UNAVAILABLE,
                            "The transaction could not be kept in time; send it again with the same id.")
                    .retryAfter(RETRY_AFTER_SECONDS);

    private final Vitals vitals;
    private final Preparation preparation;
    private final Parties parties;
    private final GroupCommit store;
    private final TransactionLog log;
    private final Waiting waiting;
    private final FirstDecisions firstDecisions;
    private final Consumer<InstitutionId> judged;
    private final DeskSettings settings;
    private final DeskFigures figures;

    public DecisionDesk(
            Vitals vitals, DeskParts parts, DeskSettings settings, DeskFigures figures) {
        this.vitals = vitals;
        this.preparation = parts.preparation();
        this.parties = parts.parties();
        this.store = parts.store();
        this.log = parts.log();
        this.waiting = parts.waiting();
        this.firstDecisions = parts.firstDecisions();
        this.judged = parts.judged();
        this.settings = settings;
        this.figures = figures;
    }

    /** An answer for each, in their order. */
    public List<Answer> decide(Sender sender, List<ReceivedTransaction> received) {
        vitals.requireAll();
        InstitutionId institution = sender.institution();
        judged.accept(institution);
        Deadline deadline = Deadline.in(settings.deadline());
        List<@Nullable Prepared> prepared = new ArrayList<>(received.size());
        List<Prepared> accepted = new ArrayList<>(received.size());
        for (ReceivedTransaction next : received) {
            Prepared own =
                    preparation.hasRate(next) ? preparation.prepare(institution, next, null) : null;
            prepared.add(own);
            if (own != null) {
                accepted.add(own);
            }
        }
        List<Answer> decided =
                accepted.isEmpty()
                        ? List.of()
                        : take(institution, parties.screen(sender, accepted, deadline), deadline);
        List<Answer> answers = new ArrayList<>(received.size());
        int at = 0;
        for (Prepared own : prepared) {
            answers.add(own == null ? noRate() : decided.get(at++));
        }
        figures.answered(answers, deadline.spent());
        return answers;
    }

    private List<Answer> take(
            InstitutionId institution, List<Prepared> transactions, Deadline deadline) {
        List<Waiting.Ticket> tickets = new ArrayList<>(transactions.size());
        transactions.forEach(next -> tickets.add(waiting.on(next.id())));
        try {
            List<Taken> taken = kept(store.take(institution, transactions), deadline);
            Map<UUID, Decision> earlier = earlier(institution, transactions, taken);
            List<Answer> answers = new ArrayList<>(transactions.size());
            List<@Nullable CompletableFuture<Position>> appended = new ArrayList<>();
            for (int i = 0; i < taken.size(); i++) {
                appended.add(appended(institution, taken.get(i), tickets.get(i), earlier));
            }
            for (int i = 0; i < taken.size(); i++) {
                answers.add(
                        answer(
                                new Wait(transactions.get(i), tickets.get(i), appended.get(i)),
                                taken.get(i).kept(),
                                earlier,
                                deadline));
            }
            return answers;
        } finally {
            tickets.forEach(Waiting.Ticket::close);
        }
    }

    /** One transaction's wait: for the log to have it, and for the loop to come past it. */
    private record Wait(
            Prepared transaction,
            Waiting.Ticket ticket,
            @Nullable CompletableFuture<Position> appended) {}

    private List<Taken> kept(CompletableFuture<List<Taken>> taken, Deadline deadline) {
        try {
            return taken.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new vigil.kernel.problems.Refusal(NOT_KEPT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new vigil.kernel.problems.Refusal(NOT_KEPT);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException failure && SqlFailures.isConnection(failure)) {
                throw Vitals.unavailable(List.of("database"));
            }
            throw new IllegalStateException("a transaction could not be kept", e.getCause());
        }
    }

    /** Decisions that exist already on what was sent before. */
    private Map<UUID, Decision> earlier(
            InstitutionId institution, List<Prepared> transactions, List<Taken> taken) {
        List<UUID> known = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            if (taken.get(i).kept() instanceof Kept.Known) {
                known.add(Ids.uuid(transactions.get(i).id()));
            }
        }
        return known.isEmpty() ? new HashMap<>() : firstDecisions.find(institution, known);
    }

    /**
     * What was kept earlier and is not decided may never have reached the log: the loop sees twice.
     */
    private @Nullable CompletableFuture<Position> appended(
            InstitutionId institution,
            Taken taken,
            Waiting.Ticket ticket,
            Map<UUID, Decision> earlier) {
        if (taken.kept() instanceof Kept.Known known
                && !earlier.containsKey(id(known.record()))
                && !ticket.isShared()
                && !ticket.passed().isDone()
                && firstDecisions.isCurrent(settings.largestLag())) {
            return log.append(institution, known.record());
        }
        return taken.appended();
    }

    private static UUID id(LogRecord record) {
        return Ids.uuid(record.getTransaction().getTransactionId());
    }

    private Answer answer(Wait wait, Kept kept, Map<UUID, Decision> earlier, Deadline deadline) {
        return switch (kept) {
            case Kept.Conflicting _ -> new Answer.Refused(CONFLICT);
            case Kept.Stored _ -> await(wait, deadline, false);
            case Kept.Known known -> {
                Decision first = earlier.get(id(known.record()));
                yield first == null ? await(wait, deadline, true) : new Answer.Decided(first, true);
            }
        };
    }

    private Answer await(Wait wait, Deadline deadline, boolean repeated) {
        try {
            Passed passed =
                    wait.ticket().passed().get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
            return switch (passed) {
                case Passed.Decided decided -> new Answer.Decided(decided.decision(), repeated);
                case Passed.Earlier _ -> fromRows(wait, deadline);
            };
        } catch (TimeoutException e) {
            return late(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Refused(NOT_KEPT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a wait was broken off", e.getCause());
        }
    }

    private Answer fromRows(Wait wait, Deadline deadline) {
        Decision first =
                firstDecisions.await(
                        wait.transaction().institution(),
                        Ids.uuid(wait.transaction().id()),
                        deadline);
        return first == null
                ? new Answer.Late(wait.transaction().id())
                : new Answer.Decided(first, true);
    }

    /** Accepted only when the log has it: otherwise the caller must send it again. */
    private Answer late(Wait wait) {
        CompletableFuture<Position> appended = wait.appended();
        if (appended != null && appended.isDone() && !appended.isCompletedExceptionally()) {
            return new Answer.Late(wait.transaction().id());
        }
        if (appended != null) {
            vitals.broker().failed();
        }
        return new Answer.Refused(NOT_KEPT);
    }

    private static Answer noRate() {
        return new Answer.Refused(
                Problem.of(
                        ProblemCode.VALIDATION_FAILED,
                        "Some of the values are not acceptable.",
                        List.of(
                                FieldError.of(
                                        "amount.currency",
                                        "has no exchange rate to the base currency here"))));
    }
}
