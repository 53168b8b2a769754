package vigil.gateway.forwarding;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
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
import vigil.gateway.tokens.TokenSettings;

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

    private final Outside usual;
    private final Outside certificates;
    private final HttpField scheme = new PreEncodedHttpField("X-Forwarded-Proto", "https");

    /** An address under which the outside knows this street. */
    private record Outside(HttpField host, HttpField port) {

        static Outside of(URI address) {
            int number = address.getPort() < 0 ? 443 : address.getPort();
            return new Outside(
                    new PreEncodedHttpField("X-Forwarded-Host", address.getAuthority()),
                    new PreEncodedHttpField("X-Forwarded-Port", Integer.toString(number)));
        }
    }

    RequestHeaders(TokenSettings trust) {
        URI address = URI.create(trust.issuer());
        this.usual = Outside.of(address);
        this.certificates = Outside.of(Objects.requireNonNullElse(trust.certificates(), address));
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
        // Where certificates are asked for nobody is heard without one.
        Outside by = certificate == null ? usual : certificates;
        to.add(by.host());
        to.add(by.port());
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
