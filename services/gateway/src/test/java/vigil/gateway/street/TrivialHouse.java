package vigil.gateway.street;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/**
 * A house that answers at once, for measuring the gateway; also publishes a key set, and writes
 * into a folder what a gateway and its caller need: certificate, key, its port and a token.
 * Argument: the folder.
 */
public final class TrivialHouse {

    private static final byte[] ANSWER =
            """
            {"transactionId":"0123456789abcdefghjkmnpqrs","outcome":"approve","riskScore":10,\
            "riskLevel":"low","late":false,"hitRules":[],\
            "evaluatedAt":"2026-01-05T10:15:30Z","engineVersion":"0.1.0"}\
            """
                    .getBytes(StandardCharsets.UTF_8);

    private TrivialHouse() {}

    public static void main(String[] arguments) throws Exception {
        Issuer issuer = new Issuer();
        byte[] keySet = issuer.keySet().getBytes(StandardCharsets.UTF_8);
        Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
        server.setHandler(
                new Handler.Abstract.NonBlocking() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback) {
                        byte[] answer =
                                request.getHttpURI().getPath().startsWith("/oauth2")
                                        ? keySet
                                        : ANSWER;
                        response.getHeaders().put("Content-Type", "application/json");
                        response.getHeaders().put("Content-Length", answer.length);
                        Content.Source.consumeAll(
                                request,
                                Callback.from(
                                        () ->
                                                response.write(
                                                        true, ByteBuffer.wrap(answer), callback),
                                        callback::failed));
                        return true;
                    }
                });
        server.start();
        Path folder = Path.of(arguments[0]);
        DoorCertificate.in(folder);
        Files.writeString(folder.resolve("port"), Integer.toString(server.getURI().getPort()));
        Files.writeString(folder.resolve("token"), tokenForAnHour(issuer));
        server.join();
    }

    /** A measurement may last longer than five minutes. */
    private static String tokenForAnHour(Issuer issuer) {
        Date end = Date.from(Instant.now().plusSeconds(3_600));
        return issuer.token(issuer.claims().expirationTime(end).build());
    }
}
