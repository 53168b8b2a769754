package vigil.identity.logout;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vigil.identity.clients.Client;
import vigil.identity.clients.Clients;
import vigil.identity.logout.LogoutNotices.Notice;
import vigil.identity.responses.SignedAnswers;

/**
 * Brings notices of logout to programs, at least once each and again with growing pauses, until the
 * program says that it took it (200 or 204) or that it will never (400), or a day has gone.
 */
@Component
class LogoutPost {

    private static final Logger log = LoggerFactory.getLogger(LogoutPost.class);
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType TYPE = new JOSEObjectType("logout+jwt");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int AT_ONCE = 50;
    private static final int NEVER = 400;

    private final LogoutNotices notices;
    private final Clients clients;
    private final SignedAnswers signed;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("logout-notice-", 0).factory());
    private final HttpClient http =
            HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    LogoutPost(LogoutNotices notices, Clients clients, SignedAnswers signed) {
        this.notices = notices;
        this.clients = clients;
        this.signed = signed;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void bring() {
        notices.due(AT_ONCE, PATIENCE.plus(PATIENCE))
                .forEach(notice -> threads.execute(() -> bring(notice)));
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void bring(Notice notice) {
        Client client = clients.of(notice.client()).orElse(null);
        URI address = client == null ? null : client.profile().logoutNotice();
        if (client == null || address == null) {
            notices.taken(notice); // The program is gone.
            return;
        }
        SignedAnswers.Said said =
                new SignedAnswers.Said(client.id(), client.profile().algorithm(), claims(notice));
        String token = signed.sign(said, new JWSHeader.Builder(said.algorithm()).type(TYPE));
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("logout_token=" + token))
                            .build();
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            // Back-Channel Logout 1.0, 2.8.
            if (status == 200 || status == 204 || status == NEVER) {
                notices.taken(notice);
            }
            told(notice, status);
        } catch (IOException e) {
            told(notice, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void told(Notice notice, int status) {
        log.atInfo()
                .setMessage("logout notice brought")
                .addKeyValue("client", notice.client())
                .addKeyValue("status", status)
                .addKeyValue("tries", notice.tries())
                .log();
    }

    private static Map<String, Object> claims(Notice notice) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", notice.officer());
        if (notice.session() != null) {
            claims.put("sid", notice.session());
        }
        claims.put("jti", notice.id());
        claims.put("events", Map.of(EVENT, Map.of()));
        return claims;
    }
}
