package vigil.identity.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.identity.responses.SignedAnswers;
import vigil.kernel.identity.RandomId;

/**
 * Tells programs that an officer has left (OpenID Connect Back-Channel Logout 1.0): those that hold
 * a grant of the officer and were registered with an address for it. Told once, in the background;
 * a program that cannot be reached lets its tokens run out.
 */
@Component
public class LogoutNotices {

    private static final Logger log = LoggerFactory.getLogger(LogoutNotices.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final Clients clients;
    private final SignedAnswers signed;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    LogoutNotices(JdbcClient jdbc, Clients clients, SignedAnswers signed) {
        this.jdbc = jdbc;
        this.clients = clients;
        this.signed = signed;
    }

    /** All sessions of an officer end. */
    public void tell(String officer) {
        List<String> holders =
                jdbc.sql("select distinct client from grants where login = :officer")
                        .param("officer", officer)
                        .query((row, number) -> row.getString("client"))
                        .list();
        tell(holders, Map.of("sub", officer));
    }

    /** The session of a browser ends. */
    public void tell(Authentication officer) {
        if (officer.getDetails() instanceof String session) {
            tell(officer.getName(), session);
        } else {
            tell(officer.getName());
        }
    }

    /** One session of an officer ends; programs that hold nothing of it are not told. */
    public void tell(String officer, String session) {
        List<String> holders =
                jdbc.sql(
                                """
                                select distinct client from grants
                                where login = :officer and session = :session
                                """)
                        .param("officer", officer)
                        .param("session", session)
                        .query((row, number) -> row.getString("client"))
                        .list();
        tell(holders, Map.of("sub", officer, "sid", session));
    }

    private void tell(List<String> holders, Map<String, String> whose) {
        for (String holder : holders) {
            clients.of(holder)
                    .filter(client -> client.profile().logoutNotice() != null)
                    .ifPresent(client -> tell(client, whose));
        }
    }

    private void tell(Client client, Map<String, String> whose) {
        URI address = java.util.Objects.requireNonNull(client.profile().logoutNotice());
        SignedAnswers.Said said =
                new SignedAnswers.Said(client.id(), client.profile().algorithm(), claims(whose));
        String token = signed.sign(said, new JWSHeader.Builder(said.algorithm()).type(TYPE));
        HttpRequest notice =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                        .build();
        Thread.ofVirtual().name("logout-notice").start(() -> send(client.id(), notice));
    }

    private static Map<String, Object> claims(Map<String, String> whose) {
        Map<String, Object> claims = new HashMap<>(whose);
        claims.put("jti", RandomId.next());
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }

    private void send(String client, HttpRequest notice) {
        try {
            int status = http.send(notice, HttpResponse.BodyHandlers.discarding()).statusCode();
            log.atInfo()
                    .setMessage("logout notice sent")
                    .addKeyValue("client", client)
                    .addKeyValue("status", status)
                    .log();
        } catch (IOException e) {
            log.atWarn().setMessage("logout notice lost").addKeyValue("client", client).log();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
