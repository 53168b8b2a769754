package vigil.identity.account;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.account.Owner.SignedIn;
import vigil.identity.login.SecondFactors;
import vigil.identity.login.WayBack;
import vigil.identity.pages.Pages;
import vigil.identity.passkeys.Passkeys;

/** An officer's own page, and what is removed on it. */
@Hidden
@RestController
final class AccountPage {

    static final String HERE = "/login/account";

    private final Owner owner;
    private final AccountView view;
    private final SecondFactors seconds;
    private final Passkeys passkeys;
    private final Added added;
    private final Records records;

    AccountPage(
            Owner owner,
            AccountView view,
            SecondFactors seconds,
            Passkeys passkeys,
            Added added,
            Records records) {
        this.owner = owner;
        this.view = view;
        this.seconds = seconds;
        this.passkeys = passkeys;
        this.added = added;
        this.records = records;
    }

    @GetMapping(HERE)
    ResponseEntity<String> show(
            @RequestParam(name = "note", defaultValue = "") String note,
            HttpServletRequest request,
            CsrfToken csrf) {
        return owner.signedIn(request)
                .map(signedIn -> Pages.answer(HttpStatus.OK, view.of(signedIn, note, csrf)))
                .orElseGet(() -> Pages.goTo(WayBack.via(WayBack.HOME, HERE)));
    }

    @PostMapping(HERE + "/passkey/remove")
    ResponseEntity<String> removePasskey(
            @RequestParam("id") String id, HttpServletRequest request) {
        Optional<SignedIn> signedIn = owner.freshly(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        if (!seconds.mayLose(signedIn.get().officer(), 1)) {
            return Pages.goTo(HERE + "?note=needed");
        }
        String officer = signedIn.get().officer().id();
        records.change(
                signedIn.get().officer(),
                "passkey.removed",
                Map.of("passkey", id.length() == 26 ? id : "none"),
                () -> passkeys.remove(officer, id));
        return Pages.goTo(HERE);
    }

    @PostMapping(HERE + "/recovery")
    ResponseEntity<String> renewRecovery(HttpServletRequest request) {
        Optional<SignedIn> signedIn = owner.freshly(request);
        if (signedIn.isEmpty()) {
            return Pages.goTo(WayBack.via(WayBack.HOME, HERE));
        }
        return added.codes(signedIn.get().officer(), HERE, "");
    }
}
