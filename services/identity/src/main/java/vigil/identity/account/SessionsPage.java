package vigil.identity.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.login.WayBack;
import vigil.identity.logout.EndOfAllSessions;
import vigil.identity.logout.LogoutNotices;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Link;
import vigil.identity.sessions.SessionCookie;
import vigil.identity.sessions.Sessions;

/** Ends sessions of the officer: one, or all with everything that was granted in them. */
@Hidden
@RestController
final class SessionsPage {

    private final Owner owner;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final EndOfAllSessions ending;
    private final LogoutNotices notices;
    private final Records records;

    SessionsPage(
            Owner owner,
            Sessions sessions,
            SessionCookie cookie,
            EndOfAllSessions ending,
            LogoutNotices notices,
            Records records) {
        this.notices = notices;
        this.owner = owner;
        this.sessions = sessions;
        this.cookie = cookie;
        this.ending = ending;
        this.records = records;
    }

    @PostMapping("/login/account/sessions/end")
    ResponseEntity<String> end(@RequestParam("id") String id, HttpServletRequest request) {
        Optional<Owner.SignedIn> signedIn = owner.signedIn(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.HOME);
        }
        String officer = signedIn.get().officer().id();
        records.change(
                signedIn.get().officer(),
                "session.ended",
                Map.of("session", id.length() == 26 ? id : "none"),
                () -> {
                    notices.tell(officer, id); // While it is known who holds a grant.
                    return sessions.end(officer, id);
                });
        return Pages.goTo(AccountPage.HERE);
    }

    @PostMapping("/login/account/sessions/all")
    ResponseEntity<String> endAll(HttpServletRequest request, HttpServletResponse response) {
        Optional<Owner.SignedIn> signedIn = owner.signedIn(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.HOME);
        }
        String officer = signedIn.get().officer().id();
        records.change(signedIn.get().officer(), "sessions.ended", () -> ending.end(officer));
        cookie.end(request, response);
        return Pages.message(
                HttpStatus.OK,
                "signed out",
                "You are signed out everywhere.",
                new Link(WayBack.HOME, "Sign in"));
    }
}
