package vigil.gateway.sessions;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.tls.HouseTls;

/**
 * Identity as the door asks it, inside the street: pushed requests (RFC 9126), codes, refresh
 * tokens. Waits for the answer, so it is asked on threads that may wait.
 */
final class Provider implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST = 65_536;

    private final SessionSettings settings;
    private final ClientProof proof;
    private final HttpClient http;

    Provider(SessionSettings settings, InstantSource clock) {
        this.settings = settings;
        this.proof = ClientProof.of(settings, clock);
        this.http = HouseTls.client(settings.tls()).connectTimeout(PATIENCE).build();
    }

    /** What an authorization request is called that was left at identity; null when it was not. */
    @Nullable String push(Map<String, String> request) {
        JsonNode answer = ask("/oauth2/par", request);
        String name = answer == null ? "" : answer.path("request_uri").asString("");
        return name.isEmpty() ? null : name;
    }

    TokenReply redeem(String code, String verifier) {
        return tokens(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        settings.returnAddress(),
                        "code_verifier",
                        verifier),
                "");
    }

    /** The refresh token is good once; a new one comes with the answer. */
    TokenReply renew(TokenReply.Given old) {
        return tokens(
                Map.of("grant_type", "refresh_token", "refresh_token", old.refresh()), old.id());
    }

    /** Best effort: what is not revoked runs out. */
    void revoke(TokenReply.Given tokens) {
        ask("/oauth2/revoke", Map.of("token", tokens.refresh()));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private TokenReply tokens(Map<String, String> question, String idBefore) {
        JsonNode answer = ask("/oauth2/token", question);
        if (answer == null) {
            return new TokenReply.Away();
        }
        String error = answer.path("error").asString("");
        if (!error.isEmpty()) {
            return new TokenReply.Denied(error);
        }
        String refresh = answer.path("refresh_token").asString("");
        String id = answer.path("id_token").asString(idBefore);
        try {
            String access = answer.path("access_token").asString("");
            JWTClaimsSet claims = SignedJWT.parse(access).getJWTClaimsSet();
            String institution = claims.getStringClaim("institution");
            List<String> roles = claims.getStringListClaim("roles");
            Date end = claims.getExpirationTime();
            boolean whole = !refresh.isEmpty() && !id.isEmpty() && institution != null;
            return whole && roles != null && end != null
                    ? new TokenReply.Given(access, refresh, id, end.toInstant(), institution, roles)
                    : new TokenReply.Denied("incomplete");
        } catch (ParseException e) {
            return new TokenReply.Denied("unreadable");
        }
    }

    /** The answer of the first address that can be reached; null when there is none. */
    private @Nullable JsonNode ask(String path, Map<String, String> question) {
        for (URI address : settings.identity()) {
            try {
                return ask(URI.create(address + path), question);
            } catch (ConnectException e) {
                continue; // Nothing was sent: the next address may be asked the same.
            } catch (IOException | JacksonException e) {
                return null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private @Nullable JsonNode ask(URI address, Map<String, String> question)
            throws IOException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>(question);
        form.putAll(proof.parameters());
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(form)))
                        .build();
        HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            byte[] content = body.readNBytes(LARGEST + 1);
            boolean usable = answer.statusCode() < 500 && answer.statusCode() != 429;
            return usable && content.length > 0 && content.length <= LARGEST
                    ? JsonMapper.shared().readTree(content)
                    : null;
        }
    }

    static String form(Map<String, String> values) {
        return values.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
