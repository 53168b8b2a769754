package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.kernel.tokens.ProofDoor.CallerCertificate;
import vigil.testkit.Authority;
import vigil.testkit.Authority.Holder;

/** Clients and tokens that are proven by certificates (RFC 8705), behind the gateway's header. */
class ClientCertificatesTest {

    private static final String NAME = "CN=nightly reports,O=Bank";
    private static final Holder OWN = Authority.selfSigned("CN=machine");
    private static final Holder STOLEN_NAME = Authority.selfSigned("CN=machine");

    @TempDir static Path folder;
    @TempDir static Path elsewhere;
    private static Authority authority;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() throws Exception {
        authority = Authority.in(folder);
        identity =
                RunningIdentity.in(
                        folder,
                        Map.of(
                                "vigil.tokens.certificates",
                                "https://localhost:8444",
                                "vigil.identity.certificates.authorities",
                                authority.certificate().toString()));
        identity.seed(
                """
                {"clients": [
                  {"id": "own-certificate", "institution": "demo", "roles": ["machine"],
                   "held": {"jwks": %1$s, "certificate": {"selfSigned": true, "bound": true}}},
                  {"id": "named", "institution": "demo", "roles": ["machine"],
                   "held": {"certificate": {"subject": "%2$s", "bound": true}}},
                  {"id": "strict", "redirectUris": ["%3$s"],
                   "held": {"profile": "fapi2", "jwks": %1$s,
                            "certificate": {"selfSigned": true, "bound": true}}}
                ]}
                """
                        .formatted(registered(OWN), NAME, RunningIdentity.REDIRECT));
        identity.restart();
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
    }

    @Test
    void aRegisteredCertificateOfItsOwnProvesAClient() throws Exception {
        HttpResponse<String> given = ask("own-certificate", shown(OWN));

        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(confirmation(given))
                .containsEntry("x5t#S256", CallerCertificate.thumbprint(OWN.certificate()));
        assertThat(ask("own-certificate", shown(STOLEN_NAME)).statusCode()).isEqualTo(401);
        assertThat(ask("own-certificate", Map.of()).statusCode()).isEqualTo(401);
        assertThat(ask("own-certificate", Map.of("Client-Cert", "nonsense")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void anAuthorityVouchesForANamedClient() throws Exception {
        Holder named = authority.holder(NAME);
        Holder another = authority.holder("CN=somebody else,O=Bank");
        Holder foreign = Authority.in(elsewhere).holder(NAME);
        Holder itself = Authority.selfSigned(NAME);

        HttpResponse<String> given = ask("named", shown(named));

        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(confirmation(given))
                .containsEntry("x5t#S256", CallerCertificate.thumbprint(named.certificate()));
        for (Holder each : List.of(another, foreign, itself)) {
            assertThat(ask("named", shown(each)).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aProofMayBeForTheAddressWhereCertificatesAreShown() throws Exception {
        HeldKey held = HeldKey.make();
        Map<String, String> there = new HashMap<>(shown(OWN));
        there.put("X-Forwarded-Host", "localhost:8444");
        there.put("X-Forwarded-Port", "8444");
        there.put("DPoP", held.proofAt("https://localhost:8444/oauth2/token"));
        Map<String, String> elsewhere = new HashMap<>(there);
        elsewhere.put("DPoP", held.proofAt("https://localhost:8445/oauth2/token"));

        HttpResponse<String> given = ask("own-certificate", there);

        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        assertThat(confirmation(given)).containsKeys("jkt", "x5t#S256");
        assertThat(FapiFlow.text(ask("own-certificate", elsewhere), "error"))
                .isEqualTo("invalid_dpop_proof");
    }

    @Test
    void aStrictClientNeedsNoOtherProof() throws Exception {
        String token = strictToken();

        assertThat(userInfo(token, shown(OWN)).statusCode()).isEqualTo(200);
        assertThat(userInfo(token, shown(STOLEN_NAME)).statusCode()).isEqualTo(401);
        assertThat(userInfo(token, Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void whatIsGivenIsRefreshedWithTheCertificateAlone() throws Exception {
        JsonNode given = strictAnswer();
        Map<String, String> form =
                Map.of(
                        "grant_type", "refresh_token",
                        "client_id", "strict",
                        "refresh_token", given.path("refresh_token").asString(""));

        Browser program = new Browser(identity.address());
        assertThat(program.post("/oauth2/token", form, shown(STOLEN_NAME)).statusCode())
                .isEqualTo(401);
        HttpResponse<String> refreshed = program.post("/oauth2/token", form, shown(OWN));
        assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
        assertThat(confirmation(refreshed)).containsKey("x5t#S256");
    }

    @Test
    void discoverySaysWhereCertificatesAreLookedAt() throws Exception {
        JsonNode said =
                JsonMapper.shared()
                        .readTree(
                                new Browser(identity.address())
                                        .get("/.well-known/openid-configuration")
                                        .body());

        assertThat(said.path("tls_client_certificate_bound_access_tokens").asBoolean()).isTrue();
        assertThat(said.path("mtls_endpoint_aliases").path("token_endpoint").asString())
                .isEqualTo("https://localhost:8444/oauth2/token");
        assertThat(
                        said.path("mtls_endpoint_aliases")
                                .path("pushed_authorization_request_endpoint")
                                .asString())
                .isEqualTo("https://localhost:8444/oauth2/par");
        assertThat(said.path("token_endpoint_auth_methods_supported").valueStream())
                .extracting(JsonNode::asString)
                .contains("tls_client_auth", "self_signed_tls_client_auth");
    }

    private static String strictToken() throws Exception {
        return strictAnswer().path("access_token").asString("");
    }

    private static JsonNode strictAnswer() throws Exception {
        Map<String, String> asked = new HashMap<>();
        asked.put("client_id", "strict");
        asked.put("response_type", "code");
        asked.put("redirect_uri", RunningIdentity.REDIRECT);
        asked.put("scope", "openid");
        asked.put("code_challenge", CodeFlow.challenge(CodeFlow.VERIFIER));
        asked.put("code_challenge_method", "S256");
        Browser program = new Browser(identity.address());
        HttpResponse<String> pushed = program.post("/oauth2/par", asked, shown(OWN));
        assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(201);
        HttpResponse<String> back =
                FapiFlow.signIn(program, "strict", FapiFlow.text(pushed, "request_uri"));
        HttpResponse<String> given =
                program.post(
                        "/oauth2/token",
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "client_id",
                                "strict",
                                "code",
                                CodeFlow.returned(back, "code"),
                                "redirect_uri",
                                RunningIdentity.REDIRECT,
                                "code_verifier",
                                CodeFlow.VERIFIER),
                        shown(OWN));
        assertThat(given.statusCode()).as(given.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(given.body());
    }

    private static HttpResponse<String> userInfo(String token, Map<String, String> shown)
            throws Exception {
        Map<String, String> headers = new HashMap<>(shown);
        headers.put("Authorization", "Bearer " + token);
        return new Browser(identity.address()).post("/oauth2/userinfo", Map.of(), headers);
    }

    private static HttpResponse<String> ask(String client, Map<String, String> shown)
            throws Exception {
        return new Browser(identity.address())
                .post(
                        "/oauth2/token",
                        Map.of("grant_type", "client_credentials", "client_id", client),
                        shown);
    }

    private static Map<String, Object> confirmation(HttpResponse<String> given) throws Exception {
        return SignedJWT.parse(FapiFlow.text(given, "access_token"))
                .getJWTClaimsSet()
                .getJSONObjectClaim("cnf");
    }

    /** As the gateway says it. */
    private static Map<String, String> shown(Holder holder) throws Exception {
        return Map.of(
                "Client-Cert",
                ":"
                        + java.util.Base64.getEncoder()
                                .encodeToString(holder.certificate().getEncoded())
                        + ":");
    }

    private static String registered(Holder holder) throws Exception {
        X509Certificate certificate = holder.certificate();
        return new JWKSet(
                        new ECKey.Builder(Curve.P_256, (ECPublicKey) certificate.getPublicKey())
                                .keyID("certificate")
                                .x509CertChain(List.of(Base64.encode(certificate.getEncoded())))
                                .build())
                .toString();
    }
}
