package vigil.gateway.answers;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import vigil.kernel.identity.RandomId;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * What the server itself refuses before a visit begins (broken syntax, smuggling shapes, headers
 * that are too large) leaves as a problem as well.
 */
public final class PlainRefusals extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Object status = request.getAttribute(ERROR_STATUS);
        int code = status instanceof Integer number ? number : response.getStatus();
        Problem problem = problem(code);
        Refused.write(response, problem, RandomId.next());
        response.write(true, ProblemText.of(problem), callback);
        return true;
    }

    private static Problem problem(int status) {
        // 501 and 505 are what a request asks for in vain, not what broke on our side.
        boolean callersFault = status > 500 && status != 503 && status != 504;
        ProblemCode code = callersFault ? ProblemCode.MALFORMED : ProblemCode.ofStatus(status);
        Problem problem = Problem.of(code, code.title() + ".");
        return code == ProblemCode.UNAVAILABLE ? problem.retryAfter(1) : problem;
    }
}
