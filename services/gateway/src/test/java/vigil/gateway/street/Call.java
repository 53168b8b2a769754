package vigil.gateway.street;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A request through the door. */
public final class Call {

    private final Street street;
    private final HttpRequest.Builder request;

    Call(Street street, String path) {
        this.street = street;
        this.request = HttpRequest.newBuilder(street.at(path)).version(HttpClient.Version.HTTP_1_1);
    }

    public Call over(HttpClient.Version version) {
        request.version(version);
        return this;
    }

    public Call with(String header, String value) {
        request.header(header, value);
        return this;
    }

    public Call bearing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** With a token that is in order. */
    public Call allowed() {
        return bearing(street.issuer().token());
    }

    public Call sending(String type, BodyPublisher body) {
        request.header("Content-Type", type);
        request.POST(body);
        return this;
    }

    public Call sending(String json) {
        return sending("application/json", BodyPublishers.ofString(json));
    }

    public Call as(String method) {
        request.method(method, BodyPublishers.noBody());
        return this;
    }

    public HttpResponse<String> answer() throws Exception {
        return street.client().send(request.build(), BodyHandlers.ofString());
    }

    public HttpResponse<InputStream> stream() throws Exception {
        return street.client().send(request.build(), BodyHandlers.ofInputStream());
    }

    public int status() throws Exception {
        return answer().statusCode();
    }
}
