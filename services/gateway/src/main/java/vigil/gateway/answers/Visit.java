package vigil.gateway.answers;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import vigil.gateway.contract.Operation;
import vigil.gateway.firewall.Finding;
import vigil.gateway.routes.Route;
import vigil.gateway.tokens.TokenFault;
import vigil.gateway.tokens.VerifiedToken;
import vigil.gateway.watch.Figures;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/** One request from its arrival to its answer; answered exactly once. */
public final class Visit {

    public static final String REQUEST_ID = "X-Request-Id";

    /** RFC 9470, 3. */
    private static final String STEP_UP = "insufficient_user_authentication";

    private static final String NO_ROUTE = "none";

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Figures figures;
    private final Consumer<Visit> watcher;
    private final String id;
    private final AtomicBoolean over = new AtomicBoolean();
    private @Nullable Route route;
    private @Nullable String challenge;
    private @Nullable String nonce;
    private @Nullable String allowed;
    private @Nullable VerifiedToken token;
    private @Nullable Finding finding;
    private @Nullable String template;
    private @Nullable Operation operation;
    private @Nullable Distrust distrust;
    private @Nullable String given;

    /**
     * Why what the caller showed is not believed.
     *
     * @param reason a word, finer than the fault where there is one
     */
    public record Distrust(TokenFault fault, String reason) {}

    /**
     * @param watcher is told when the visit is over, with the answer's status written
     */
    public Visit(
            Request request,
            Response response,
            Callback callback,
            Figures figures,
            Consumer<Visit> watcher) {
        this.watcher = watcher;
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

    public void bears(VerifiedToken accepted) {
        token = accepted;
    }

    /** The door itself adds the token to the request: the caller shows a session's cookie. */
    public void isGiven(String accessToken) {
        given = accessToken;
    }

    public @Nullable String given() {
        return given;
    }

    /** Who asks; null before that is known. */
    public @Nullable VerifiedToken token() {
        return token;
    }

    /** What the caller showed is not believed. */
    public void distrusted(TokenFault fault, String reason) {
        distrust = new Distrust(fault, reason);
    }

    public @Nullable Distrust distrust() {
        return distrust;
    }

    /** The firewall stopped it. */
    public void blockedFor(Finding found) {
        finding = found;
    }

    public @Nullable Finding finding() {
        return finding;
    }

    /** What the documents call the address. */
    public void isAbout(String pathTemplate) {
        template = pathTemplate;
    }

    /** What the documents say about the request. */
    public void asks(Operation described) {
        operation = described;
        template = described.template();
    }

    public @Nullable Operation operation() {
        return operation;
    }

    /** The address without anything of this request in it. */
    public String about() {
        String known = template;
        return known != null ? known : route == null ? NO_ROUTE : route.prefix();
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

    /** What whoever is not believed is to prove. */
    public void challenge(String scheme) {
        challenge = scheme;
    }

    /** What the caller's next proof is to hold (RFC 9449, 8.2); null for nothing. */
    public void offer(@Nullable String nonce) {
        this.nonce = nonce;
        offer();
    }

    private void offer() {
        if (nonce != null) {
            response.getHeaders().put("DPoP-Nonce", nonce);
        }
    }

    /** Whether a house wants a newer or stronger sign-in: nothing is wrong with the caller. */
    public boolean isAskedToSignInAgain() {
        String asked = response.getHeaders().get(HttpHeader.WWW_AUTHENTICATE);
        return asked != null && asked.contains(STEP_UP);
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
        offer();
        if (challenge != null && response.getStatus() == HttpStatus.UNAUTHORIZED_401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, challenge);
        }
        if (allowed != null) {
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
        }
        response.write(
                true,
                ProblemText.of(problem),
                Callback.from(() -> Leftover.dropThen(request, this::finished), this::broken));
    }

    /** Answers without a house. */
    public void answer(Answer answer) {
        response.setStatus(answer.status());
        HttpFields.Mutable headers = response.getHeaders();
        answer.headers().forEach(headers::add);
        if (answer.page()) {
            SafeHeaders.writeForPages(headers);
        } else {
            SafeHeaders.writeForApi(headers);
        }
        markAnswer();
        if (HttpMethod.HEAD.is(request.getMethod()) && answer.body().hasRemaining()) {
            headers.put(HttpHeader.CONTENT_LENGTH, answer.body().remaining());
        }
        response.write(
                true,
                HttpMethod.HEAD.is(request.getMethod())
                        ? BufferUtil.EMPTY_BUFFER
                        : answer.body().duplicate(),
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
        watcher.accept(this);
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
