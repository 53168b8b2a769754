package vigil.gateway.answers;

import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vigil.gateway.routes.Route;
import vigil.gateway.watch.Figures;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/** One request from its arrival to its answer; answered exactly once. */
public final class Visit {

    public static final String REQUEST_ID = "X-Request-Id";

    private static final String NO_ROUTE = "none";

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Figures figures;
    private final String id;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Route route;
    private @Nullable String allowed;

    public Visit(Request request, Response response, Callback callback, Figures figures) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.figures = figures;
        this.id = RequestId.of(request.getHeaders().get(REQUEST_ID));
    }

    public Request request() {
        return request;
    }

    public Response response() {
        return response;
    }

    /** The id that goes to the house, back to the caller and into logs. */
    public String id() {
        return id;
    }

    public void goesTo(Route route) {
        this.route = route;
    }

    /** The route, for parts that run after it was found. */
    public Route route() {
        if (route == null) {
            throw new IllegalStateException("no route was found yet");
        }
        return route;
    }

    /** Answers with a problem, if nothing was answered yet; otherwise breaks the answer off. */
    public void refuse(ProblemCode code, String detail) {
        refuse(Problem.of(code, detail));
    }

    /** Refuses a method where others are taken. */
    public void refuseMethod(Problem problem, String methods) {
        allowed = methods;
        refuse(problem);
    }

    /** Refuses for the moment. */
    public void refuse(ProblemCode code, String detail, int retryAfterSeconds) {
        refuse(Problem.of(code, detail).retryAfter(retryAfterSeconds));
    }

    public void refuse(Problem problem) {
        figures.refused(problem.code());
        if (response.isCommitted()) {
            broken(new IllegalStateException(problem.code()));
            return;
        }
        Refused.write(response, problem, id);
        if (allowed != null) {
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
        }
        response.write(
                true,
                ProblemText.of(problem),
                Callback.from(() -> Leftover.dropThen(request, this::finished), this::broken));
    }

    /** The answer was written to its end. */
    public void finished() {
        if (over.compareAndSet(false, true)) {
            measure();
            callback.succeeded();
        }
    }

    /** The answer cannot be completed: the connection is given up. */
    public void broken(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            measure();
            callback.failed(failure);
        }
    }

    private void measure() {
        figures.answered(
                route == null ? NO_ROUTE : route.prefix(),
                response.getStatus(),
                System.nanoTime() - request.getBeginNanoTime());
    }

    /** What every answer carries: the request's id. */
    public void markAnswer() {
        response.getHeaders().put(REQUEST_ID, id);
    }

    /** Whether the caller waits for a stream of events. */
    public boolean wantsStream() {
        String accepted = request.getHeaders().get(HttpHeader.ACCEPT);
        return accepted != null && accepted.contains("text/event-stream");
    }
}
