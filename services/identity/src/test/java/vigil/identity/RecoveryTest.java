package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.testkit.Until;

/** Forgotten passwords, with letters to a real mail server. */
class RecoveryTest {

    private static final String WANTED = "seven green bottles stood on a shelf";
    private static final Pattern LINK =
            Pattern.compile("https://localhost:8443(/login/\\S+\\?link=[A-Za-z0-9_-]{43})");
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir private static Path folder;
    private static RunningIdentity identity;

    @BeforeAll
    static void start() {
        SERVER.start();
        identity =
                RunningIdentity.in(
                        folder,
                        Map.of(
                                "spring.mail.host", "127.0.0.1",
                                "spring.mail.port", Integer.toString(SERVER.getSmtp().getPort()),
                                "spring.mail.properties.mail.smtp.starttls.enable", "false",
                                "spring.mail.properties.mail.smtp.starttls.required", "false",
                                "vigil.identity.recovery.pause", "0s"));
    }

    @AfterAll
    static void stop() throws Exception {
        identity.close();
        SERVER.stop();
    }

    @Test
    void aMailedLinkIsGoodOnceAndEndsWhatTheOldPasswordBegan() throws Exception {
        Browser owner = confirmed("anna.analyst", "anna@bank.example");
        int before = SERVER.getReceivedMessages().length;
        long recovered = Rows.acts(identity, "password.recovered");

        Browser anywhere = new Browser(identity.address(), "198.51.100.7");
        HttpResponse<String> said = forgotten(anywhere, "Anna.Analyst");
        String link = linkAfter(before);
        HttpResponse<String> form = anywhere.get(link);
        HttpResponse<String> done =
                anywhere.submitTwice(form, "/login/recover", Map.of(), List.of(WANTED, WANTED));

        assertThat(said.body()).contains("If this login exists");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
        assertThat(Browser.location(owner.get("/login/account"))).startsWith("/login");
        assertThat(anywhere.get("/login/account").statusCode()).isEqualTo(200);
        assertThat(anywhere.get(link).statusCode()).isEqualTo(410);
        assertThat(signIn("anna.analyst", RunningIdentity.PASSWORD).statusCode()).isEqualTo(401);
        assertThat(signIn("anna.analyst", WANTED).statusCode()).isEqualTo(303);
        assertThat(Rows.acts(identity, "password.recovered")).isEqualTo(recovered + 1);
    }

    @Test
    void aNewerLinkTakesThePlaceOfAnOlderAndAWeakPasswordIsRefused() throws Exception {
        confirmed("sam.supervisor", "sam@bank.example");
        int before = SERVER.getReceivedMessages().length;
        Browser browser = new Browser(identity.address());

        forgotten(browser, "sam.supervisor");
        String older = linkAfter(before);
        forgotten(browser, "sam.supervisor");
        String newer = linkAfter(before + 1);

        assertThat(browser.get(older).statusCode()).isEqualTo(410);
        HttpResponse<String> form = browser.get(newer);
        HttpResponse<String> refused =
                browser.submitTwice(
                        form, "/login/recover", Map.of(), List.of("password1", "password1"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(browser.get(newer).statusCode()).isEqualTo(200);
        assertThat(browser.get(newer + "x").statusCode()).isEqualTo(410);
    }

    @Test
    void strangersLearnNothing() throws Exception {
        int before = SERVER.getReceivedMessages().length;
        Browser browser = new Browser(identity.address(), "192.0.2.44");

        HttpResponse<String> nobody = forgotten(browser, "nobody.at.all");
        HttpResponse<String> without = forgotten(browser, "olaf");

        assertThat(nobody.statusCode()).isEqualTo(without.statusCode());
        assertThat(nobody.body()).isEqualTo(without.body());
        assertThat(SERVER.getReceivedMessages()).hasSize(before);
    }

    @Test
    void aSecondFactorIsAskedForAllTheSame() throws Exception {
        Browser owner = confirmed("ada.administrator", "ada@bank.example");
        HttpResponse<String> codes = owner.get("/login/account/codes");
        String code = Phone.thatRead(codes).code();
        assertThat(owner.submit(codes, "/login/account/codes", Map.of("code", code)).statusCode())
                .isEqualTo(200);
        int before = SERVER.getReceivedMessages().length;

        Browser browser = new Browser(identity.address(), "198.51.100.9");
        forgotten(browser, "ada.administrator");
        HttpResponse<String> form = browser.get(linkAfter(before));
        HttpResponse<String> done =
                browser.submitTwice(form, "/login/recover", Map.of(), List.of(WANTED, WANTED));

        assertThat(Browser.location(done)).startsWith("/login/code");
        assertThat(Browser.location(browser.get("/login/account"))).startsWith("/login");
    }

    @Test
    void anAddressCountsForWhomItWasConfirmed() throws Exception {
        Browser olaf = signedIn("olaf");
        int before = SERVER.getReceivedMessages().length;
        offer(olaf, "sam@elsewhere.example");
        String link = linkAfter(before);

        Browser another = signedIn("sam.supervisor");
        HttpResponse<String> page = another.get(link);
        HttpResponse<String> refused =
                another.submit(page, "/login/account/mail/confirm", Map.of());

        assertThat(refused.statusCode()).isEqualTo(410);
    }

    private static Browser confirmed(String login, String address) throws Exception {
        Browser browser = signedIn(login);
        int before = SERVER.getReceivedMessages().length;
        offer(browser, address);
        HttpResponse<String> page = browser.get(linkAfter(before));
        HttpResponse<String> confirmed =
                browser.submit(page, "/login/account/mail/confirm", Map.of());
        assertThat(confirmed.statusCode()).as(confirmed.body()).isEqualTo(200);
        return browser;
    }

    private static void offer(Browser browser, String address) throws Exception {
        HttpResponse<String> page = browser.get("/login/account/mail");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(
                        browser.submit(page, "/login/account/mail", Map.of("address", address))
                                .statusCode())
                .isEqualTo(200);
    }

    private static Browser signedIn(String login) throws Exception {
        Browser browser = new Browser(identity.address());
        HttpResponse<String> page = browser.get("/login");
        HttpResponse<String> in =
                browser.submit(
                        page,
                        "/login",
                        Map.of("login", login, "password", RunningIdentity.PASSWORD));
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> signIn(String login, String password) throws Exception {
        Browser browser = new Browser(identity.address());
        return browser.submit(
                browser.get("/login"), "/login", Map.of("login", login, "password", password));
    }

    private static HttpResponse<String> forgotten(Browser browser, String login) throws Exception {
        HttpResponse<String> page = browser.get("/login/forgotten");
        return browser.submit(page, "/login/forgotten", Map.of("login", login));
    }

    private static String linkAfter(int before) throws Exception {
        Until.holds("a letter", () -> SERVER.getReceivedMessages().length > before);
        MimeMessage letter = SERVER.getReceivedMessages()[before];
        Matcher link = LINK.matcher(letter.getContent().toString());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }
}
