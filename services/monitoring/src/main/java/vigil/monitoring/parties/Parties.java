package vigil.monitoring.parties;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import vigil.engine.screening.ScreenedParty;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.tls.HouseTls;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.Sender;
import vigil.monitoring.parties.PartyMemory.Known;
import vigil.monitoring.parties.PartySettings.Fallback;
import vigil.monitoring.store.Prepared;
import vigil.monitoring.waiting.Deadline;

/**
 * Finds out who the parties of payments may be: from memory while the lists are the same, else from
 * the screening house. It never fails: what cannot be found out in time is told as that.
 */
public final class Parties implements AutoCloseable {

    /** Lists that change this often between question and answer are as good as no answer. */
    private static final int MOST_ROUNDS = 4;

    private final PartySettings settings;
    private final PartyFigures figures;
    private final PartyReader reader;
    private final PartyMemory memory;
    private final ListVersions versions;
    private final @Nullable ScreeningHouse house;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param tls null where houses speak in the clear
     */
    public Parties(
            PartySettings settings,
            MasterKey master,
            @Nullable HouseTls tls,
            MeterRegistry metrics) {
        this.settings = settings;
        this.figures = new PartyFigures(metrics);
        this.reader = new PartyReader(master);
        this.memory = new PartyMemory(settings);
        this.versions = new ListVersions(settings.listsKnownFor());
        this.house =
                settings.address() == null
                        ? null
                        : new ScreeningHouse(settings.address(), tls, figures);
        if (house != null) {
            house.greet();
        }
    }

    /**
     * The payments of a request, with what lists say of their parties.
     *
     * @param batch of the sender's institution
     * @param deadline of the request
     */
    public List<Prepared> screen(Sender sender, List<Prepared> batch, Deadline deadline) {
        Duration patience = batch.size() == 1 ? settings.deadline() : settings.batchDeadline();
        return screenBy(deadline.within(patience), sender, batch);
    }

    /** Some rows of a file, with what lists say of their parties. */
    public List<Prepared> screenRows(Sender sender, List<Prepared> rows) {
        return screenBy(Deadline.in(settings.fileDeadline()), sender, rows);
    }

    private List<Prepared> screenBy(Deadline deadline, Sender sender, List<Prepared> batch) {
        if (house == null || batch.stream().noneMatch(Parties::isAskable)) {
            return batch;
        }
        Inquiry inquiry = new Inquiry(batch, reader);
        findOut(house, sender, inquiry, deadline);
        figures.screened(inquiry);
        return inquiry.screened(
                settings.fallback() == Fallback.REVIEW
                        ? ScreenedParty.UNAVAILABLE
                        : ScreenedParty.PASSED);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        if (house != null) {
            house.close();
        }
    }

    private static boolean isAskable(Prepared next) {
        Party payer = next.received().payer();
        Party payee = next.received().payee();
        return PartyReader.isAskable(payer) || PartyReader.isAskable(payee);
    }

    private void findOut(ScreeningHouse asked, Sender sender, Inquiry inquiry, Deadline deadline) {
        try {
            recall(sender, inquiry);
            for (int round = 0; round < MOST_ROUNDS && !isFoundOut(sender, inquiry); round++) {
                if (inquiry.open().isEmpty()) {
                    lookWhichListsAreInForce(asked, sender, deadline);
                } else {
                    ask(asked, sender, inquiry, deadline);
                }
                recall(sender, inquiry);
            }
        } catch (NoAnswer e) {
            recall(sender, inquiry); // What did come back counts.
        }
    }

    private boolean isFoundOut(Sender sender, Inquiry inquiry) {
        return versions.isRecent(sender.institution()) && inquiry.open().isEmpty();
    }

    private void lookWhichListsAreInForce(ScreeningHouse asked, Sender sender, Deadline deadline)
            throws NoAnswer {
        long now = System.nanoTime();
        versions.answered(sender.institution(), asked.listsInForce(sender, deadline), now);
    }

    private void recall(Sender sender, Inquiry inquiry) {
        String lists = versions.last(sender.institution());
        if (lists != null) {
            inquiry.under(lists, memory);
        }
    }

    private void ask(ScreeningHouse house, Sender sender, Inquiry inquiry, Deadline deadline)
            throws NoAnswer {
        List<AskedParty> open = inquiry.open();
        List<Future<List<Known>>> questions = new ArrayList<>();
        for (int from = 0; from < open.size(); from += ScreeningHouse.MOST_PARTIES) {
            int to = Math.min(open.size(), from + ScreeningHouse.MOST_PARTIES);
            Question question = new Question(sender, open.subList(from, to), System.nanoTime());
            questions.add(threads.submit(() -> ask(house, question, deadline)));
        }
        NoAnswer failure = null;
        for (Future<List<Known>> question : questions) {
            try {
                inquiry.found(question.get());
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof NoAnswer cause)) {
                    throw new IllegalStateException("parties could not be screened", e.getCause());
                }
                failure = cause;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new NoAnswer(NoAnswer.Kind.FAILED);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private record Question(Sender sender, List<AskedParty> parties, long askedNanos) {}

    private List<Known> ask(ScreeningHouse house, Question question, Deadline deadline)
            throws NoAnswer {
        PartyAnswer answer =
                house.ask(
                        question.sender(),
                        question.parties(),
                        deadline,
                        late -> remembered(question, late));
        return remembered(question, answer);
    }

    private List<Known> remembered(Question question, PartyAnswer answer) {
        versions.answered(question.sender().institution(), answer.lists(), question.askedNanos());
        List<Known> known = new ArrayList<>(answer.parties().size());
        for (int i = 0; i < answer.parties().size(); i++) {
            PartyAnswer.Said said = answer.parties().get(i);
            Known party =
                    new Known(
                            question.parties().get(i).key(),
                            answer.lists(),
                            said.party(),
                            said.settled());
            memory.put(party);
            known.add(party);
        }
        return known;
    }
}
