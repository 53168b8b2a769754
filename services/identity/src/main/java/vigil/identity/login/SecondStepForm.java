package vigil.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vigil.identity.codes.CodeGenerators;
import vigil.identity.codes.RecoveryCodes;
import vigil.identity.officers.Officer;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.passkeys.PasskeyDesk;
import vigil.identity.passkeys.Passkeys;

/** The page that asks for a second factor: for those that the officer has. */
@Component
final class SecondStepForm {

    private static final String OR = "<p class=\"or\"><span>or</span></p>";

    private final CodeGenerators generators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final PasskeyDesk desk;
    private final WayBack wayBack;

    SecondStepForm(
            CodeGenerators generators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            PasskeyDesk desk,
            WayBack wayBack) {
        this.generators = generators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.desk = desk;
        this.wayBack = wayBack;
    }

    ResponseEntity<String> show(
            HttpStatus status,
            HttpServletRequest request,
            Officer officer,
            SecondStepPage.Asked asked) {
        boolean byCode = generators.has(officer.id()) && !asked.passkeyAlone();
        String html =
                Template.of("code")
                        .withHtml("alert", Pages.alert(asked.fault()))
                        .withHtml("byCode", byCode ? part("by-code", request, asked) : "")
                        .withHtml(
                                "byPasskey",
                                passkeys.has(officer.id()) ? byPasskey(request, asked, byCode) : "")
                        .withHtml(
                                "byRecovery",
                                recovery.left(officer.id()) > 0 && !asked.passkeyAlone()
                                        ? part("by-recovery", request, asked)
                                        : "")
                        .withHtml("cancel", LoginForm.cancel(request, asked.continueTo()))
                        .html();
        return Pages.answer(
                status,
                new Content("confirm", html, wayBack.formTarget(asked.continueTo()), false));
    }

    private String byPasskey(
            HttpServletRequest request, SecondStepPage.Asked asked, boolean beside) {
        return Template.of("by-passkey")
                .withHtml("csrf", Pages.token(LoginForm.csrf(request)))
                .with("continue", asked.continueTo())
                .with("options", desk.request(Pages.browser(request)))
                .withHtml("or", beside ? OR : "")
                .with("look", beside ? "quiet" : "")
                .html();
    }

    private static String part(
            String name, HttpServletRequest request, SecondStepPage.Asked asked) {
        return Template.of(name)
                .withHtml("csrf", Pages.token(LoginForm.csrf(request)))
                .with("continue", asked.continueTo())
                .html();
    }
}
