package vigil.gateway.forwarding;

import static org.eclipse.jetty.util.thread.Invocable.InvocationType.NON_BLOCKING;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.answers.SafeHeaders;
import vigil.gateway.answers.Visit;
import vigil.gateway.contract.AnswerFault;
import vigil.gateway.forwarding.Streams.StreamsClosed;
import vigil.kernel.problems.ProblemCode;

/**
 * One request inside a house: passes the answer on as it arrives, each part as soon as the caller
 * has taken the one before.
 *
 * <p>The last write to the caller and the end of the exchange with the house come in any order and
 * on any thread; the visit is over after both.
 */
final class Crossing implements Response.Listener {

    private static final Logger log = LoggerFactory.getLogger(Crossing.class);
    private static final int RETRY_AFTER_SECONDS = 1;
    private static final String EVENT_STREAM = "text/event-stream";
    private static final Set<String> HOP_HEADERS =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "alt-svc");

    private final Visit visit;
    private final HouseDoor door;
    private final Passage passage;
    private final @Nullable BoundedBody body;
    private final Streams streams;
    private final AnswerWatch watch;
    private final long startNanos = System.nanoTime();
    private final AtomicInteger openEnds = new AtomicInteger(2);
    private @Nullable AnswerLook look;
    private @Nullable Farewell farewell;
    private boolean begun;
    private long toCome = -1;
    private boolean lastWritten;
    private long passed;
    private long answerNanos = -1;

    Crossing(
            Visit visit,
            Passage passage,
            @Nullable BoundedBody body,
            Streams streams,
            AnswerWatch watch) {
        this.visit = visit;
        this.door = passage.door();
        this.passage = passage;
        this.body = body;
        this.streams = streams;
        this.watch = watch;
    }

    @Override
    public void onHeaders(Response answer) {
        answerNanos = System.nanoTime() - startNanos;
        int status = answer.getStatus();
        HouseDoor.Said said =
                HouseDoor.Said.of(status, answer.getHeaders().get(HttpHeader.RETRY_AFTER));
        door.answered(visit.route(), answerNanos, said);
        // What breaks a house once may break the next one too: 500 is not asked again.
        boolean elsewhere = passage.severalDoors() && passage.again() != null;
        if (elsewhere && status > 500 && !(said instanceof HouseDoor.Said.Well)) {
            answer.abort(new AskElsewhere());
            return;
        }
        AnswerFault fault = watch.ofHead(visit, answer);
        if (fault != null && watch.refuses()) {
            answer.abort(new Unfit());
            return;
        }
        begun = true;
        look = fault == null ? watch.look(visit, answer) : null;
        visit.response().setStatus(status);
        copyHeaders(answer);
        toCome = answer.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        String type = answer.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type != null && type.startsWith(EVENT_STREAM)) {
            farewell = new Farewell(visit);
            streams.begin(this, visit, answer);
        }
    }

    private void copyHeaders(Response answer) {
        HttpFields.Mutable out = visit.response().getHeaders();
        boolean guarded = visit.route().guarded();
        Set<String> named = RequestHeaders.namedByConnection(answer.getHeaders());
        for (HttpField field : answer.getHeaders()) {
            if (passes(field, guarded)
                    && (named == null || !named.contains(field.getLowerCaseName()))) {
                out.add(field);
            }
        }
        if (guarded) {
            SafeHeaders.writeForApi(out);
        } else {
            SafeHeaders.writeForPages(out);
        }
        visit.markAnswer();
    }

    @Override
    public void onContent(Response answer, Content.Chunk chunk, Runnable more) {
        ByteBuffer bytes = chunk.getByteBuffer();
        passed += bytes.remaining();
        if (passed > passage.largestAnswer()) {
            answer.abort(new IllegalStateException("the answer is larger than the limit"));
            return;
        }
        toCome -= bytes.remaining();
        AnswerLook looking = look;
        if (looking != null) {
            if (!looking.take(bytes)) {
                watch.leftUnseen();
                look = null;
                bytes = looking.holds() ? together(looking.taken(), bytes) : bytes;
            } else if (looking.holds()) {
                more.run();
                return;
            }
        }
        Farewell leaving = farewell;
        if (leaving != null && !leaving.mayWrite(bytes)) {
            return; // The last word is said already.
        }
        lastWritten = toCome == 0;
        chunk.retain();
        visit.response().write(lastWritten, bytes, new Written(answer, chunk, more, leaving));
    }

    /** A part of the answer is with the caller, or will never be. */
    private final class Written implements Callback {

        private final Response answer;
        private final Content.Chunk chunk;
        private final Runnable more;
        private final @Nullable Farewell leaving;

        Written(Response answer, Content.Chunk chunk, Runnable more, @Nullable Farewell leaving) {
            this.answer = answer;
            this.chunk = chunk;
            this.more = more;
            this.leaving = leaving;
        }

        @Override
        public void succeeded() {
            chunk.release();
            if (leaving != null && leaving.wrote()) {
                return;
            }
            if (lastWritten) {
                endClosed();
            }
            more.run();
        }

        @Override
        public void failed(Throwable failure) {
            chunk.release();
            if (leaving == null || !leaving.broke(failure)) {
                answer.abort(failure);
            }
        }

        @Override
        public InvocationType getInvocationType() {
            return NON_BLOCKING;
        }
    }

    private static ByteBuffer together(byte[] before, ByteBuffer after) {
        ByteBuffer both = ByteBuffer.allocate(before.length + after.remaining());
        return both.put(before).put(after.duplicate()).flip();
    }

    @Override
    public void onSuccess(Response answer) {
        AnswerLook looking = look;
        if (looking != null && looking.holds()) {
            looking.judge(executor(), fault -> passOrRefuse(looking, fault));
            return;
        }
        if (looking != null) {
            openEnds.incrementAndGet(); // Who tells of it needs the visit.
            looking.judge(
                    executor(),
                    fault -> {
                        watch.judged(visit, fault);
                        endClosed();
                    });
        }
        if (!lastWritten) {
            writeLast(BufferUtil.EMPTY_BUFFER);
        }
    }

    private void passOrRefuse(AnswerLook looked, @Nullable AnswerFault fault) {
        watch.judged(visit, fault);
        if (fault == null) {
            writeLast(ByteBuffer.wrap(looked.taken()));
        } else {
            refuseUnfit();
        }
    }

    private void writeLast(ByteBuffer bytes) {
        visit.response()
                .write(true, bytes, Callback.from(NON_BLOCKING, this::endClosed, visit::broken));
    }

    private void refuseUnfit() {
        visit.refuse(
                ProblemCode.BAD_ANSWER,
                "The house behind this address answered otherwise than it has published.");
    }

    private Executor executor() {
        return visit.request().getComponents().getExecutor();
    }

    @Override
    public void onComplete(Result result) {
        streams.end(this);
        door.cameOut();
        passage.bulkhead().leave(timeInside(result));
        if (result.getResponseFailure() == null && result.getResponse().getStatus() > 0) {
            // A house may answer before it has read everything: its answer counts.
            endClosed();
            return;
        }
        Throwable failure = result.getFailure();
        refuse(failure == null ? new IllegalStateException("no answer") : failure);
    }

    /** Until the headers came: what the caller takes to read the rest is its own affair. */
    private long timeInside(Result result) {
        boolean silent = result.getFailure() instanceof TimeoutException;
        return begun || !silent ? answerNanos : System.nanoTime() - startNanos;
    }

    private void endClosed() {
        if (openEnds.decrementAndGet() == 0) {
            visit.finished();
        }
    }

    private void refuse(Throwable failure) {
        Throwable callersFault = body == null ? null : body.fault();
        if (callersFault instanceof BoundedBody.BodyTooLarge) {
            leaveUndecided();
            visit.refuse(ProblemCode.TOO_LARGE, "The body is larger than this address takes.");
        } else if (callersFault != null) {
            leaveUndecided();
            visit.broken(callersFault);
        } else if (failure instanceof RejectedExecutionException) {
            leaveUndecided();
            visit.refuse(
                    ProblemCode.UNAVAILABLE,
                    "Too many requests are waiting; try again.",
                    RETRY_AFTER_SECONDS);
        } else if (failure instanceof AskElsewhere) {
            Objects.requireNonNull(passage.again()).run();
        } else if (failure instanceof Unfit) {
            refuseUnfit();
        } else if (failure instanceof StreamsClosed && farewell != null) {
            farewell.say();
        } else if (begun) {
            visit.broken(failure); // A part of the answer may be out already.
        } else {
            houseFailed(failure);
        }
    }

    private void houseFailed(Throwable failure) {
        if (door.wasThere(visit.route())) {
            log.atWarn()
                    .setMessage("house did not answer")
                    .addKeyValue("house", door.house().word())
                    .addKeyValue("request", visit.id())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log();
        }
        door.failed(visit.route(), System.nanoTime() - startNanos, failure);
        if (passage.again() != null && !(failure instanceof TimeoutException)) {
            passage.again().run();
            return;
        }
        if (failure instanceof TimeoutException) {
            visit.refuse(
                    ProblemCode.TIMEOUT,
                    "The answer did not come in time; the same request may be sent again.",
                    RETRY_AFTER_SECONDS);
        } else {
            visit.refuse(
                    ProblemCode.UNAVAILABLE,
                    "The house behind this address is away; the same request may be sent again.",
                    RETRY_AFTER_SECONDS);
        }
    }

    private void leaveUndecided() {
        if (answerNanos < 0) {
            door.undecided(visit.route());
        }
    }

    private static boolean passes(HttpField field, boolean guarded) {
        String name = field.getLowerCaseName();
        if (HOP_HEADERS.contains(name) || SafeHeaders.replaces(name)) {
            return false;
        }
        // An API sets no cookies and has one policy and one caching: the door's.
        return !guarded
                || !(name.equals("set-cookie")
                        || name.equals("content-security-policy")
                        || name.equals("cache-control")
                        || name.equals("pragma")
                        || name.equals("expires"));
    }

    /** Another address of the house may do better. */
    private static final class AskElsewhere extends RuntimeException {

        private static final long serialVersionUID = 1L;

        AskElsewhere() {
            super("asked elsewhere", null, false, false);
        }
    }

    /** The answer is not what the house has published. */
    private static final class Unfit extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unfit() {
            super("unfit", null, false, false);
        }
    }
}
