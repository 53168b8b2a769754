package vigil.identity;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser behind the gateway: keeps cookies, fills in forms, follows nothing by itself. */
final class Browser {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new HashMap<>();
    private final URI house;
    private final String address;

    Browser(URI house) {
        this(house, "203.0.113.9");
    }

    /**
     * @param address where it seems to be
     */
    Browser(URI house, String address) {
        this.house = house;
        this.address = address;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** As somebody who brings these cookies along. */
    HttpResponse<String> getWith(String path, Map<String, String> others)
            throws IOException, InterruptedException {
        cookies.putAll(others);
        return get(path);
    }

    HttpResponse<String> post(String path, Map<String, String> form)
            throws IOException, InterruptedException {
        return post(path, form, Map.of());
    }

    HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)));
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Sends the page's form with a new password that was typed two times. */
    HttpResponse<String> submitTwice(
            HttpResponse<String> page,
            String path,
            Map<String, String> values,
            List<String> newPassword)
            throws IOException, InterruptedException {
        String typed =
                newPassword.stream()
                        .map(each -> "&new_password=" + encode(each))
                        .collect(Collectors.joining());
        return send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(filled(page, values)) + typed)));
    }

    /** Sends the page's form with these values besides the hidden ones. */
    HttpResponse<String> submit(HttpResponse<String> page, String path, Map<String, String> values)
            throws IOException, InterruptedException {
        return post(path, filled(page, values));
    }

    private static Map<String, String> filled(
            HttpResponse<String> page, Map<String, String> values) {
        Map<String, String> form = new HashMap<>(values);
        Matcher hidden = HIDDEN.matcher(page.body());
        while (hidden.find()) {
            form.putIfAbsent(hidden.group(1), hidden.group(2).replace("&amp;", "&"));
        }
        return form;
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    static String location(HttpResponse<?> response) {
        return response.headers().firstValue("Location").orElse("");
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(house.resolve(path))
                        .header("X-Forwarded-Proto", "https")
                        .header("X-Forwarded-Host", "localhost:8443")
                        .header("X-Forwarded-Port", "8443")
                        .header("X-Forwarded-For", address);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(entry -> entry.getKey() + "=" + entry.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return response;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
