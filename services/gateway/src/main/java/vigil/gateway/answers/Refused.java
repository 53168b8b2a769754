package vigil.gateway.answers;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/** Status and headers of a refusal. */
final class Refused {

    private Refused() {}

    static void write(Response response, Problem problem, String requestId) {
        response.reset();
        response.setStatus(problem.status());
        HttpFields.Mutable headers = response.getHeaders();
        SafeHeaders.writeForApi(headers);
        headers.put(Visit.REQUEST_ID, requestId);
        headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.retryAfterSeconds() != null) {
            headers.put(HttpHeader.RETRY_AFTER, problem.retryAfterSeconds().toString());
        }
        if (problem.status() == ProblemCode.UNAUTHENTICATED.status()) {
            headers.put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
    }
}
