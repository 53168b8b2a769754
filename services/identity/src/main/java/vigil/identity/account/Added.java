package vigil.identity.account;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vigil.identity.account.Owner.Adding;
import vigil.identity.codes.RecoveryCodes;
import vigil.identity.factors.Factor;
import vigil.identity.login.SignIns;
import vigil.identity.login.Visit;
import vigil.identity.login.WayBack;
import vigil.identity.officers.Officer;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.secrecy.Secret;

/** What follows a new second factor: a session that has it, and recovery codes with a first one. */
@Component
class Added {

    private final SignIns signIns;
    private final RecoveryCodes recovery;
    private final Records records;

    Added(SignIns signIns, RecoveryCodes recovery, Records records) {
        this.signIns = signIns;
        this.recovery = recovery;
        this.records = records;
    }

    ResponseEntity<String> answer(Visit visit, Adding adding, Factor factor, String continueTo) {
        Set<Factor> factors = EnumSet.of(factor);
        factors.addAll(adding.proven().factors());
        HalfLogin proven = new HalfLogin(adding.officer().id(), factors, adding.proven().authAt());
        signIns.begin(visit, proven, adding.officer());
        String next = continueTo.equals(WayBack.HOME) ? AccountPage.HERE : continueTo;
        return recovery.left(adding.officer().id()) > 0
                ? Pages.goTo(next)
                : codes(adding.officer(), next, "Your second factor is set up.");
    }

    /** New recovery codes on a page; it is the only time that they are shown. */
    ResponseEntity<String> codes(Officer officer, String next, String done) {
        List<Secret> fresh = new java.util.ArrayList<>();
        records.change(officer, "recovery.made", () -> fresh.addAll(recovery.renew(officer.id())));
        String list =
                fresh.stream()
                        .map(code -> "<li><code>" + code.reveal() + "</code></li>")
                        .collect(Collectors.joining());
        return Pages.answer(
                HttpStatus.OK,
                Content.card(
                        "recovery codes",
                        Template.of("recovery")
                                .withHtml(
                                        "done",
                                        done.isEmpty() ? "" : "<p role=\"status\">" + done + "</p>")
                                .withHtml("codes", list)
                                .with("next", next)
                                .html()));
    }
}
