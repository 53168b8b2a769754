package vigil.gateway.street;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser with a console's page open: keeps cookies and follows nothing by itself. */
public final class ConsoleBrowser {

    private final Street street;
    private final Map<String, String> cookies = new HashMap<>();

    public ConsoleBrowser(Street street) {
        this.street = street;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** Signs an officer in, with all that lies between, and comes to the wanted page. */
    public HttpResponse<String> signIn(String to) throws Exception {
        return comeBack(begin(to));
    }

    /** The name under which the request was pushed. */
    public String begin(String to) throws Exception {
        String begun = location(get("/session/begin?to=" + encoded(to)));
        return parameter(begun, "request_uri");
    }

    public HttpResponse<String> comeBack(String requestUri) throws Exception {
        String state = street.signIns().pushed(requestUri).getOrDefault("state", "");
        return comeBack(street.signIns().code(requestUri), state, Issuer.ADDRESS);
    }

    public HttpResponse<String> comeBack(String code, String state, String issuer)
            throws Exception {
        return get(
                "/session/return?code=%s&state=%s&iss=%s"
                        .formatted(encoded(code), encoded(state), encoded(issuer)));
    }

    /** What the door says of the session. */
    public JsonNode session() throws Exception {
        return JsonMapper.shared().readTree(get("/session").body());
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(street.at(path)), headers);
    }

    /** As the console's own page posts. */
    public HttpResponse<String> post(String path, String json) throws Exception {
        return post(
                path,
                json,
                "X-Vigil-Form",
                session().path("formToken").asString(),
                "Origin",
                Issuer.ADDRESS,
                "Sec-Fetch-Site",
                "same-origin");
    }

    public HttpResponse<String> post(String path, String json, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(street.at(path)).POST(BodyPublishers.ofString(json));
        if (!json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return send(request, headers);
    }

    public static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    public static String parameter(String address, String name) {
        for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer =
                street.client().send(request.build(), BodyHandlers.ofString());
        for (String cookie : answer.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
