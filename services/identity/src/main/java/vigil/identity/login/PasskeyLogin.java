package vigil.identity.login;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vigil.contracts.security.SecurityEvent.Kind;
import vigil.identity.alarms.Alarms;
import vigil.identity.factors.Factor;
import vigil.identity.officers.Officer;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.passkeys.PasskeyDesk;
import vigil.identity.passkeys.Recognition;
import vigil.identity.sessions.HalfLogins.HalfLogin;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.InstitutionId;

/** Signs officers in by a passkey, from the beginning or as a second factor. */
@Hidden
@RestController
final class PasskeyLogin {

    /** Whom an answer that nobody here could have made is recorded for. */
    private static final InstitutionId HOUSE = new InstitutionId("vigil");

    private final PasskeyDesk desk;
    private final Proven proven;
    private final SignIns signIns;
    private final LoginForm form;
    private final Traces traces;
    private final InstantSource clock;

    PasskeyLogin(
            PasskeyDesk desk,
            Proven proven,
            SignIns signIns,
            LoginForm form,
            Traces traces,
            InstantSource clock) {
        this.desk = desk;
        this.proven = proven;
        this.signIns = signIns;
        this.form = form;
        this.traces = traces;
        this.clock = clock;
    }

    @PostMapping("/login/passkey")
    ResponseEntity<String> login(
            @RequestParam("answer") String answer,
            @RequestParam(name = "continue", defaultValue = "") String wanted,
            HttpServletRequest request,
            HttpServletResponse response) {
        String continueTo = WayBack.checked(wanted);
        PasskeyDesk.NamedAnswer said = new PasskeyDesk.NamedAnswer(answer, Pages.browser(request));
        return switch (desk.recognise(said)) {
            case Recognition.Recognised recognised ->
                    signIns.proceed(
                            new Visit(request, response),
                            together(recognised.officer(), proven.of(request)),
                            continueTo);
            case Recognition.Refused refused -> {
                traces.record(refused.officer(), Kind.FACTOR_REFUSED, refused.reason());
                yield again(request, continueTo);
            }
            case Recognition.Copied copied -> {
                traces.record(copied.officer(), Kind.FACTOR_REUSED, "counter");
                yield again(request, continueTo);
            }
        };
    }

    private HalfLogin together(String officer, Optional<HalfLogin> before) {
        Set<Factor> factors = EnumSet.of(Factor.PASSKEY);
        before.filter(half -> half.officer().equals(officer))
                .ifPresent(half -> factors.addAll(half.factors()));
        return new HalfLogin(officer, factors, clock.instant());
    }

    private ResponseEntity<String> again(HttpServletRequest request, String continueTo) {
        return form.show(
                HttpStatus.UNAUTHORIZED,
                request,
                continueTo,
                Pages.alert("This passkey is not known here. Sign in another way."));
    }

    /** Evidence and events of passkeys that were refused. */
    @org.springframework.stereotype.Component
    static final class Traces {

        private final Officers officers;
        private final Evidence evidence;
        private final Alarms alarms;

        Traces(Officers officers, Evidence evidence, Alarms alarms) {
            this.officers = officers;
            this.evidence = evidence;
            this.alarms = alarms;
        }

        void record(String officer, Kind kind, String reason) {
            InstitutionId institution =
                    officers.of(officer).map(Officer::institution).orElse(HOUSE);
            evidence.record(
                    new Act(
                            institution,
                            "anonymous",
                            "factor.refused",
                            officer,
                            Map.of("factor", "passkey", "reason", reason)));
            alarms.raise(kind, institution, officer, reason);
        }
    }
}
