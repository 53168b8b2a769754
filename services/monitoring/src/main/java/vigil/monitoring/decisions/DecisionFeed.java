package vigil.monitoring.decisions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.requests.EventStream;
import vigil.kernel.requests.EventStream.Event;
import vigil.monitoring.projection.Progress;

/** Follows the rows of decisions: woken by each commit of the read side, never by a timer alone. */
public final class DecisionFeed {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int AT_ONCE = 500;
    private static final long LONGEST_WAIT_MILLIS = 5_000;
    private static final long LOOK_MILLIS = 500;

    private final Questions questions;
    private final Progress progress;
    private final ClientNames clientNames;

    public DecisionFeed(Questions questions, Progress progress, ClientNames clientNames) {
        this.questions = questions;
        this.progress = progress;
        this.clientNames = clientNames;
    }

    /**
     * Reads on behind {@code last}, or from now on when it is null.
     *
     * @param hitsOnly leave out what met no scenario
     */
    Reader reader(InstitutionId institution, @Nullable Long last, boolean hitsOnly) {
        long from = last == null ? questions.ask(institution, DecisionReader::last) : last;
        return new Reader(institution, from, hitsOnly);
    }

    /** One reader's place; for one thread. */
    final class Reader implements EventStream.Reader {

        private final InstitutionId institution;
        private final boolean hitsOnly;
        private long last;

        private Reader(InstitutionId institution, long last, boolean hitsOnly) {
            this.institution = institution;
            this.last = last;
            this.hitsOnly = hitsOnly;
        }

        @Override
        public List<Event> next() throws InterruptedException {
            long patience = System.nanoTime() + LONGEST_WAIT_MILLIS * 1_000_000;
            while (true) {
                long seen = progress.commits();
                List<Event> events = read();
                if (!events.isEmpty() || System.nanoTime() > patience) {
                    return events;
                }
                progress.awaitNext(seen, LOOK_MILLIS);
            }
        }

        private List<Event> read() {
            return questions.ask(
                    institution,
                    connection -> {
                        List<StoredDecision> stored =
                                DecisionReader.after(connection, last, AT_ONCE);
                        if (stored.isEmpty()) {
                            return List.of();
                        }
                        last = stored.getLast().number();
                        List<StoredDecision> shown =
                                hitsOnly
                                        ? stored.stream()
                                                .filter(next -> next.decision().getHitsCount() > 0)
                                                .toList()
                                        : stored;
                        Map<UUID, String> names =
                                clientNames.of(
                                        connection,
                                        institution,
                                        shown.stream().map(StoredDecision::id).toList());
                        List<Event> events = new ArrayList<>(shown.size());
                        for (StoredDecision next : shown) {
                            DecisionView view = DecisionsController.view(next, names);
                            events.add(new Event(next.number(), JSON.writeValueAsString(view)));
                        }
                        return events;
                    });
        }
    }
}
