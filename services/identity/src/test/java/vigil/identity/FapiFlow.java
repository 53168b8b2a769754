package vigil.identity;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A program under the FAPI profile and an officer with a browser. */
final class FapiFlow {

    private final RunningIdentity identity;
    private final String client;
    private final HeldKey registered;
    private final HeldKey held = HeldKey.make();
    private final Map<String, String> asked = new LinkedHashMap<>();

    FapiFlow(RunningIdentity identity, String client, HeldKey registered) {
        this.identity = identity;
        this.client = client;
        this.registered = registered;
        asked.put("response_type", "code");
        asked.put("redirect_uri", RunningIdentity.REDIRECT);
        asked.put("scope", "openid");
        asked.put("state", "a-state");
        asked.put("code_challenge", CodeFlow.challenge(CodeFlow.VERIFIER));
        asked.put("code_challenge_method", "S256");
    }

    static FapiFlow of(RunningIdentity identity) {
        return new FapiFlow(identity, "fapi", HeldKey.CLIENT);
    }

    HeldKey held() {
        return held;
    }

    FapiFlow with(String name, String value) {
        asked.put(name, value);
        return this;
    }

    FapiFlow without(String name) {
        asked.remove(name);
        return this;
    }

    HttpResponse<String> push() throws Exception {
        return push(registered.proofOf(client));
    }

    HttpResponse<String> push(Map<String, String> proof) throws Exception {
        return push(proof, Map.of());
    }

    HttpResponse<String> push(Map<String, String> proof, Map<String, String> headers)
            throws Exception {
        Map<String, String> form = new HashMap<>(asked);
        form.putAll(proof);
        return browser().post("/oauth2/par", form, headers);
    }

    /** Pushes, has Anna sign in, and comes back with a code. */
    String code() throws Exception {
        String address = text(push(), "request_uri");
        return CodeFlow.returned(signIn(browser(), client, address), "code");
    }

    /** Anna signs in to what a program has pushed; the answer sends her back to it. */
    static HttpResponse<String> signIn(Browser officer, String client, String pushed)
            throws Exception {
        String authorize =
                "/oauth2/authorize?"
                        + Browser.encoded(Map.of("client_id", client, "request_uri", pushed));
        HttpResponse<String> page = officer.get(Browser.location(officer.get(authorize)));
        HttpResponse<String> signedIn =
                officer.submit(
                        page,
                        "/login",
                        Map.of("login", "anna.analyst", "password", RunningIdentity.PASSWORD));
        return officer.get(Browser.location(signedIn));
    }

    HttpResponse<String> redeem(String code) throws Exception {
        return redeem(code, Map.of("DPoP", held.proof("POST", "/oauth2/token")));
    }

    HttpResponse<String> redeem(String code, Map<String, String> headers) throws Exception {
        return token(
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        RunningIdentity.REDIRECT,
                        "code_verifier",
                        CodeFlow.VERIFIER),
                headers);
    }

    HttpResponse<String> token(Map<String, String> asked, Map<String, String> headers)
            throws Exception {
        Map<String, String> form = new HashMap<>(asked);
        registered.proofOf(client).forEach(form::putIfAbsent);
        return browser().post("/oauth2/token", form, headers);
    }

    Browser browser() {
        return new Browser(identity.address());
    }

    static String text(HttpResponse<String> answer, String name) {
        return JsonMapper.shared().readTree(answer.body()).path(name).asString("");
    }
}
