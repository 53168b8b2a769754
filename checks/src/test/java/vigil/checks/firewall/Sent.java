package vigil.checks.firewall;

import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.firewall.Inquiry;
import vigil.gateway.firewall.Verdict;
import vigil.gateway.routes.RawPath;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * A request of the corpus.
 *
 * @param kind category of an attack, or what an honest request is about
 * @param query as on the wire, null where there is none
 * @param body as text, null where there is none
 */
record Sent(
        String kind,
        String method,
        String path,
        @Nullable String query,
        HttpFields headers,
        @Nullable String body) {

    private static final HttpFields BROWSER =
            HttpFields.build()
                    .add("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101")
                    .add("Accept", "application/json, text/plain, */*;q=0.8")
                    .add("Accept-Language", "de-DE,de;q=0.9,en-GB;q=0.8,lv;q=0.5")
                    .asImmutable();

    static Sent get(String kind, String path, @Nullable String query) {
        return new Sent(kind, "GET", path, query, BROWSER, null);
    }

    static Sent post(String kind, String path, String type, String body) {
        HttpFields headers = HttpFields.build(BROWSER).add("Content-Type", type).asImmutable();
        return new Sent(kind, "POST", path, null, headers, body);
    }

    Sent as(String otherMethod) {
        return new Sent(kind, otherMethod, path, query, headers, body);
    }

    Sent with(String header, String value) {
        HttpFields more = HttpFields.build(headers).put(header, value).asImmutable();
        return new Sent(kind, method, path, query, more, body);
    }

    /** In the order of the door: spelling of the address, head, body. */
    Verdict judgedBy(Firewall firewall) {
        if (!RawPath.isPlain(path) || (query != null && !RawPath.isPlainQuery(query))) {
            return new Verdict.Refused(Problem.of(ProblemCode.MALFORMED, "spelling"), null);
        }
        Inquiry inquiry = new Inquiry(method, path, query, headers, body != null);
        Verdict head = firewall.judge(inquiry);
        return head instanceof Verdict.Passed passed && body != null
                ? firewall.judge(inquiry, passed, body.getBytes(StandardCharsets.UTF_8))
                : head;
    }
}
