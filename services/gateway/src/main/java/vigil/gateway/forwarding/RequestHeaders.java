package vigil.gateway.forwarding;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Cookies;
import vigil.gateway.answers.Visit;
import vigil.gateway.tokens.ShownCertificate;

/**
 * Which of the caller's headers a house sees, and what the door adds. What says where a request
 * came from is never the caller's word.
 */
final class RequestHeaders {

    /** Hop by hop (RFC 9110, 7.6.1), ours to set, or able to make a house read another request. */
    private static final Set<String> DROPPED =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-connection",
                    "proxy-authorization",
                    "proxy-authenticate",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "http2-settings",
                    "expect",
                    "host",
                    "content-length",
                    "forwarded",
                    "via",
                    "x-real-ip",
                    "x-client-ip",
                    "true-client-ip",
                    "x-cluster-client-ip",
                    "x-request-id",
                    "x-original-url",
                    "x-original-host",
                    "x-rewrite-url",
                    "x-http-method",
                    "x-http-method-override",
                    "x-method-override",
                    "x-vigil-form",
                    "x-api-key",
                    "client-cert",
                    "client-cert-chain",
                    "baggage");

    private static final String FORWARDED_BY = "x-forwarded-";
    private static final String CERTIFICATE = "Client-Cert";

    private final HttpField host;
    private final HttpField port;
    private final HttpField scheme = new PreEncodedHttpField("X-Forwarded-Proto", "https");

    /**
     * @param publicAddress the address under which the outside knows this street
     */
    RequestHeaders(URI publicAddress) {
        int number = publicAddress.getPort() < 0 ? 443 : publicAddress.getPort();
        this.host = new PreEncodedHttpField("X-Forwarded-Host", publicAddress.getAuthority());
        this.port = new PreEncodedHttpField("X-Forwarded-Port", Integer.toString(number));
    }

    void write(Visit visit, HttpFields.Mutable to) {
        Request request = visit.request();
        HttpFields headers = request.getHeaders();
        Set<String> named = namedByConnection(headers);
        boolean guarded = visit.route().guarded();
        for (HttpField field : headers) {
            String name = field.getLowerCaseName();
            boolean dropped =
                    DROPPED.contains(name)
                            || name.startsWith(FORWARDED_BY)
                            || (guarded && field.getHeader() == HttpHeader.COOKIE)
                            || (named != null && named.contains(name));
            if (!dropped) {
                HttpField passed = Cookies.withoutOurs(field);
                if (passed != null) {
                    to.add(passed);
                }
            }
        }
        if (visit.given() != null) {
            to.put(HttpHeader.AUTHORIZATION, "Bearer " + visit.given());
        }
        X509Certificate certificate = ShownCertificate.of(request);
        if (certificate != null) {
            to.add(new HttpField(CERTIFICATE, ShownCertificate.text(certificate)));
        }
        to.add(new HttpField(HttpHeader.X_FORWARDED_FOR, Request.getRemoteAddr(request)));
        to.add(scheme);
        to.add(host);
        to.add(port);
        to.add(new HttpField(Visit.REQUEST_ID, visit.id()));
    }

    /** The headers that {@code Connection} declares to be for this hop alone. */
    static @Nullable Set<String> namedByConnection(HttpFields headers) {
        if (!headers.contains(HttpHeader.CONNECTION)) {
            return null;
        }
        Set<String> named = new HashSet<>();
        for (String name : headers.getCSV(HttpHeader.CONNECTION, false)) {
            named.add(name.toLowerCase(Locale.ROOT));
        }
        return named;
    }
}
