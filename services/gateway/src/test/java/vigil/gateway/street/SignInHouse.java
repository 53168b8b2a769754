package vigil.gateway.street;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.secrecy.MasterKey;

/**
 * What identity does for a console's gateway, as strict as identity: assertions are verified, codes
 * are good once and for their verifier, and a refresh token that comes twice ends the grant.
 */
public final class SignInHouse {

    private static final KeyPair CLIENT = newKeys();

    private final Issuer issuer;
    private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final Map<String, String> refreshTokens = new ConcurrentHashMap<>();
    private final Set<String> spent = ConcurrentHashMap.newKeySet();
    private final Set<String> assertions = ConcurrentHashMap.newKeySet();
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final AtomicInteger keyQuestions = new AtomicInteger();
    private final AtomicInteger renewals = new AtomicInteger();
    private final AtomicInteger reuses = new AtomicInteger();
    private final AtomicInteger revocations = new AtomicInteger();
    private volatile Duration accessLife = Duration.ofMinutes(5);
    private volatile String officer = "officer-1";
    private volatile boolean away;

    SignInHouse(Issuer issuer) {
        this.issuer = issuer;
    }

    static Path clientKey(Path folder) {
        try {
            String body = Base64.getMimeEncoder().encodeToString(CLIENT.getPrivate().getEncoded());
            String label = "PRIVATE KEY";
            return Files.writeString(
                    folder.resolve("console-key.pem"),
                    "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(label, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path masterKey(Path folder) {
        Path file = folder.resolve("master-key");
        try {
            if (!Files.exists(file)) {
                MasterKey.create(file, new SecureRandom());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on access tokens live so long. */
    public void accessTokensLive(Duration life) {
        accessLife = life;
    }

    /** Who signs in next. */
    public void signsIn(String officerId) {
        officer = officerId;
    }

    /** From now on nobody answers here, or somebody does again. */
    public void isAway(boolean gone) {
        away = gone;
    }

    /** Knows a service's key that opens these beginnings of paths, or does so no longer. */
    public void knowsKey(String key, List<String> routes) {
        keys.put(key, routes);
    }

    public void forgetsKey(String key) {
        keys.remove(key);
    }

    /** How often a key was asked about. */
    public int keyQuestions() {
        return keyQuestions.get();
    }

    /** From now on no refresh token is good. */
    public void forgetGrants() {
        refreshTokens.clear();
    }

    public int renewals() {
        return renewals.get();
    }

    public int reuses() {
        return reuses.get();
    }

    public int revocations() {
        return revocations.get();
    }

    /** The request that was pushed under a name. */
    public Map<String, String> pushed(String requestUri) {
        return Objects.requireNonNull(pushed.get(requestUri), requestUri);
    }

    /** The officer signs in: a code for a pushed request. */
    public String code(String requestUri) {
        String code = UUID.randomUUID().toString();
        codes.put(code, pushed(requestUri));
        return code;
    }

    /** What identity sends when an officer has left. */
    public String logoutToken(String officerId) {
        return issuer.token(
                issuer.header().type(new JOSEObjectType("logout+jwt")).build(),
                claims(officerId)
                        .claim(
                                "events",
                                Map.of(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        Map.of()))
                        .build());
    }

    /** The claims of an id token. */
    public JWTClaimsSet.Builder claims(String officerId) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(Issuer.ADDRESS)
                .subject(officerId)
                .audience("console")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)));
    }

    void answerAt(HttpServer server) {
        server.createContext("/oauth2/par", exchange -> answer(exchange, this::push));
        server.createContext("/oauth2/revoke", exchange -> answer(exchange, this::revoke));
        server.createContext(
                "/oauth2/token",
                exchange -> {
                    if (exchange.getRequestMethod().equals("POST")) {
                        answer(exchange, this::token);
                    } else {
                        say(exchange, 200, Map.of("house", "identity"));
                    }
                });
    }

    private interface Desk {
        Map<String, ?> serve(Map<String, String> form) throws Exception;
    }

    private void answer(HttpExchange exchange, Desk desk) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> form = new HashMap<>();
        Fields fields = new Fields();
        UrlEncoded.decodeTo(
                new String(body, StandardCharsets.UTF_8), fields::add, StandardCharsets.UTF_8);
        fields.forEach(field -> form.put(field.getName(), field.getValue()));
        try {
            if (away) {
                say(exchange, 503, Map.of("title", "away"));
            } else if ("client_credentials".equals(form.get("grant_type"))) {
                Map<String, ?> said = tokenOfKey(form);
                say(exchange, said.containsKey("error") ? 401 : 200, said);
            } else if (!isProven(form)) {
                say(exchange, 401, Map.of("error", "invalid_client"));
            } else {
                Map<String, ?> said = desk.serve(form);
                say(exchange, said.containsKey("error") ? 400 : 200, said);
            }
        } catch (Exception e) {
            say(exchange, 500, Map.of("error", "server_error"));
        }
    }

    private Map<String, ?> tokenOfKey(Map<String, String> form) {
        keyQuestions.incrementAndGet();
        String id = form.getOrDefault("client_id", "");
        List<String> routes = keys.get(id + "." + form.getOrDefault("client_secret", ""));
        if (routes == null) {
            return Map.of("error", "invalid_client");
        }
        JWTClaimsSet.Builder claims = issuer.claims().subject(id).claim("client_id", id);
        if (!routes.isEmpty()) {
            claims.claim("routes", routes);
        }
        return Map.of("access_token", issuer.token(claims.build()), "expires_in", 300);
    }

    private boolean isProven(Map<String, String> form) throws Exception {
        SignedJWT assertion = SignedJWT.parse(form.getOrDefault("client_assertion", ""));
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        return assertion.verify(new ECDSAVerifier((ECPublicKey) CLIENT.getPublic()))
                && claims.getSubject().equals("console")
                && Issuer.ADDRESS.equals(
                        assertion.getPayload().toJSONObject().get("aud")) // As a string.
                && assertions.add(claims.getJWTID());
    }

    private Map<String, ?> push(Map<String, String> form) {
        String name = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(name, form);
        return Map.of("request_uri", name, "expires_in", 300);
    }

    private Map<String, ?> revoke(Map<String, String> form) {
        revocations.incrementAndGet();
        refreshTokens.remove(form.getOrDefault("token", ""));
        return Map.of();
    }

    private Map<String, ?> token(Map<String, String> form) throws GeneralSecurityException {
        if ("refresh_token".equals(form.get("grant_type"))) {
            return renew(form.getOrDefault("refresh_token", ""));
        }
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        if (asked == null
                || !challenge(form.getOrDefault("code_verifier", ""))
                        .equals(asked.get("code_challenge"))
                || !Objects.equals(form.get("redirect_uri"), asked.get("redirect_uri"))) {
            return Map.of("error", "invalid_grant");
        }
        return tokens(officer, asked.getOrDefault("nonce", ""));
    }

    private Map<String, ?> renew(String refresh) {
        if (spent.contains(refresh)) {
            reuses.incrementAndGet();
            refreshTokens.clear();
        }
        String who = refreshTokens.remove(refresh);
        if (who == null) {
            return Map.of("error", "invalid_grant");
        }
        spent.add(refresh);
        renewals.incrementAndGet();
        return tokens(who, "");
    }

    private Map<String, ?> tokens(String who, String nonce) {
        String refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, who);
        String access =
                issuer.token(
                        issuer.claims()
                                .subject(who)
                                .claim("client_id", "console")
                                .claim("roles", List.of("analyst"))
                                .expirationTime(Date.from(Instant.now().plus(accessLife)))
                                .build());
        return Map.of(
                "access_token",
                access,
                "refresh_token",
                refresh,
                "id_token",
                issuer.token(claims(who).claim("nonce", nonce).build()),
                "token_type",
                "Bearer",
                "expires_in",
                accessLife.toSeconds());
    }

    private static void say(HttpExchange exchange, int status, Map<String, ?> json)
            throws IOException {
        byte[] body = JsonMapper.shared().writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Set-Cookie", "page=1");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String challenge(String verifier) throws GeneralSecurityException {
        byte[] hash =
                MessageDigest.getInstance("SHA-256")
                        .digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
