package vigil.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vigil.identity.officers.SlowDown;
import vigil.identity.visitors.Visitor;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Guessing becomes slow where it happens, and nobody is kept out by what others do. */
class LockoutTest extends WithIdentity {

    private static final String GUESSER = "198.51.100.7";

    @Test
    void guessingBecomesSlowWhereItHappensForTheRightPasswordToo() throws Exception {
        guess("anna.analyst", "192.0.2.1", 5);
        Rows.write(
                identity,
                "update login_attempts set blocked_until = now() + interval '1 hour' where failures = 5");

        HttpResponse<String> slowed = signIn(from("192.0.2.1"), RunningIdentity.PASSWORD);
        Rows.write(
                identity, "update login_attempts set blocked_until = now() - interval '1 second'");
        HttpResponse<String> later = signIn(from("192.0.2.1"), RunningIdentity.PASSWORD);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After")).isPresent();
        assertThat(slowed.body()).contains("Too many attempts");
        assertThat(later.statusCode()).isEqualTo(303);
        assertThat(SecurityEvents.of(identity))
                .anyMatch(event -> event.startsWith("login.slowed/"))
                .anyMatch(event -> event.startsWith("login.refused/"));
    }

    @Test
    void aGuesserKeepsNobodyElseOut() throws Exception {
        guess("anna.analyst", GUESSER, 5);
        Rows.write(
                identity,
                "update login_attempts set blocked_until = now() + interval '1 hour' where failures = 5");

        assertThat(signIn(from(GUESSER), RunningIdentity.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(signIn(from("203.0.113.80"), RunningIdentity.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aKnownBrowserIsNotKeptOutEvenWhereTheGuesserSits() throws Exception {
        Browser officers = from("198.51.100.8");
        assertThat(signIn(officers, RunningIdentity.PASSWORD).statusCode()).isEqualTo(303);
        guess("anna.analyst", "198.51.100.8", 5);
        Rows.write(
                identity,
                "update login_attempts set blocked_until = now() + interval '1 hour' where failures = 5");

        assertThat(signIn(from("198.51.100.8"), RunningIdentity.PASSWORD).statusCode())
                .isEqualTo(429);
        assertThat(signIn(officers, RunningIdentity.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void theCookieOfAKnownBrowserIsNoFreePassForAnotherOfficer() throws Exception {
        Browser olafs = from("203.0.113.81");
        HttpResponse<String> page = olafs.get("/login");
        olafs.submit(page, "/login", Map.of("login", "olaf", "password", RunningIdentity.PASSWORD));
        guess("anna.analyst", "203.0.113.81", 5);
        Rows.write(
                identity,
                "update login_attempts set blocked_until = now() + interval '1 hour' where failures = 5");

        assertThat(signIn(olafs, RunningIdentity.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void guessesFromEverywhereSlowStrangersAndNobodyElse() {
        SlowDown slowDown = identity.part(SlowDown.class);
        Visitor stranger = visitor("somewhere", "none");
        for (int i = 0; i < 25; i++) {
            SlowDown.Counted guess =
                    slowDown.counted(
                            "password", "somebody", visitor("network " + i, "none"), false);
            assertThat(slowDown.begin(guess)).isZero();
        }
        boolean crowded =
                slowDown.isCrowded(slowDown.counted("password", "somebody", stranger, false));
        boolean known =
                slowDown.isCrowded(slowDown.counted("password", "somebody", stranger, true));
        boolean other = slowDown.isCrowded(slowDown.counted("password", "other", stranger, false));

        slowDown.forget(slowDown.counted("password", "somebody", stranger, false));

        assertThat(crowded).isTrue();
        assertThat(known).isFalse();
        assertThat(other).isFalse();
        assertThat(slowDown.isCrowded(slowDown.counted("password", "somebody", stranger, false)))
                .isFalse();
    }

    private static Visitor visitor(String network, String browser) {
        return new Visitor(Personal.of(network), Secret.of(browser), "A browser on some device");
    }

    @Test
    void neitherAddressesNorNamesAreReadableInTheCounts() throws Exception {
        guess("anna.analyst", "198.51.100.99", 1);

        assertThat(Rows.count(identity, "select count(*) from login_attempts")).isPositive();
        assertThat(
                        Rows.count(
                                identity,
                                "select count(*) from login_attempts where length(login_index) <> 32"))
                .isZero();
    }

    private static void guess(String login, String address, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            Browser browser = from(address);
            HttpResponse<String> answer =
                    browser.submit(
                            browser.get("/login"),
                            "/login",
                            Map.of("login", login, "password", "guess number " + i));
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    private static HttpResponse<String> signIn(Browser browser, String password) throws Exception {
        return browser.submit(
                browser.get("/login?continue=%2Flogin%2Faccount"),
                "/login",
                Map.of("login", "anna.analyst", "password", password));
    }

    private static Browser from(String address) {
        return new Browser(identity.address(), address);
    }
}
