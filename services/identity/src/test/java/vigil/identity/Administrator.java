package vigil.identity;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API about officers with a token. */
final class Administrator {

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningIdentity identity;
    private final Token token;

    /** Where the token comes from. */
    private interface Token {
        String ask() throws Exception;
    }

    private Administrator(RunningIdentity identity, Token token) {
        this.identity = identity;
        this.token = token;
    }

    /** A client with its own secret. */
    Administrator(RunningIdentity identity, String client) {
        this(identity, () -> tokenOf(identity, client));
    }

    static Administrator withToken(RunningIdentity identity, String token) {
        return new Administrator(identity, () -> token);
    }

    HttpResponse<String> send(String method, String path, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(identity.address().resolve(path))
                        .header("Authorization", "Bearer " + token.ask())
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        return http.send(request, BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, "");
    }

    JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, "");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    JsonNode officer(String login) throws Exception {
        for (JsonNode officer : get("/v1/officers")) {
            if (officer.get("login").asString().equals(login)) {
                return officer;
            }
        }
        throw new AssertionError("no officer " + login);
    }

    /** The path of the link that the invited person opens. */
    String invite(String login, String... roles) throws Exception {
        String words =
                Arrays.stream(roles)
                        .map(role -> '"' + role + '"')
                        .collect(Collectors.joining(",", "[", "]"));
        HttpResponse<String> made =
                send(
                        "POST",
                        "/v1/officers/invitations",
                        "{\"login\":\"%s\",\"roles\":%s}".formatted(login, words));
        if (made.statusCode() != 201) {
            throw new AssertionError(made.statusCode() + " " + made.body());
        }
        String link = JsonMapper.shared().readTree(made.body()).get("link").asString();
        return link.substring(link.indexOf("/login/join"));
    }

    private static String tokenOf(RunningIdentity identity, String client) throws Exception {
        String secret =
                client.equals("demo-analyst")
                        ? RunningIdentity.ANALYST_SECRET
                        : RunningIdentity.MACHINE_SECRET;
        HttpResponse<String> answer = identity.token(client, secret);
        return JsonMapper.shared().readTree(answer.body()).get("access_token").asString();
    }
}
