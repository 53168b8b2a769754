package vigil.identity.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import vigil.identity.account.Owner.SignedIn;
import vigil.identity.codes.CodeGenerators;
import vigil.identity.codes.RecoveryCodes;
import vigil.identity.officers.Officers;
import vigil.identity.pages.Pages;
import vigil.identity.pages.Pages.Content;
import vigil.identity.pages.Template;
import vigil.identity.passkeys.Passkey;
import vigil.identity.passkeys.Passkeys;
import vigil.identity.sessions.Session;
import vigil.identity.sessions.Sessions;

/** What an officer's own page shows. */
@Component
class AccountView {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    private final Officers officers;
    private final CodeGenerators generators;
    private final RecoveryCodes recovery;
    private final Passkeys passkeys;
    private final Sessions sessions;

    AccountView(
            Officers officers,
            CodeGenerators generators,
            RecoveryCodes recovery,
            Passkeys passkeys,
            Sessions sessions) {
        this.officers = officers;
        this.generators = generators;
        this.recovery = recovery;
        this.passkeys = passkeys;
        this.sessions = sessions;
    }

    Content of(SignedIn owner, String note, CsrfToken csrf) {
        String officer = owner.officer().id();
        boolean app = generators.has(officer);
        List<Passkey> keys = passkeys.of(officer);
        String html =
                Template.of("account")
                        .with("login", officers.loginOf(officer).reveal())
                        .withHtml("note", note(note))
                        .withHtml("csrf", Pages.token(csrf))
                        .with(
                                "app",
                                app
                                        ? "Set up. Its codes are asked for when you sign in with your password."
                                        : "Not set up.")
                        .withHtml("appDeed", app ? removeApp(csrf) : addApp())
                        .withHtml("passkeys", keys(keys, csrf))
                        .withHtml("recovery", app || !keys.isEmpty() ? recovery(officer, csrf) : "")
                        .withHtml("sessions", sessions(owner, csrf))
                        .html();
        return new Content("your account", html, "", true);
    }

    private static String note(String note) {
        return switch (note) {
            case "password" -> "<p role=\"status\">Your password is changed.</p>";
            case "needed" -> Pages.alert("Your role needs a second factor. Add another one first.");
            default -> "";
        };
    }

    private static String addApp() {
        return "<a class=\"button quiet\" href=\"/login/account/codes\">Set up</a>";
    }

    private static String removeApp(CsrfToken csrf) {
        return deed(
                "/login/account/codes/remove",
                new Deed("", "Remove", "Remove the authenticator app"),
                csrf);
    }

    private static String keys(List<Passkey> keys, CsrfToken csrf) {
        if (keys.isEmpty()) {
            return "<p>None yet. A passkey opens your account with your fingerprint, face or PIN.</p>";
        }
        return rows(
                keys.stream()
                        .map(key ->
                                row(
                                        key.name().reveal(),
                                        about(key),
                                        deed(
                                                "/login/account/passkey/remove",
                                                new Deed(
                                                        key.id(),
                                                        "Remove",
                                                        "Remove the passkey "
                                                                + key.name().reveal()),
                                                csrf)))
                        .toList());
    }

    private static String about(Passkey key) {
        Instant used = key.usedAt();
        return "Added "
                + DAY.format(key.madeAt())
                + (used == null ? ", not used yet" : ", last used " + DAY.format(used))
                + (key.synced() ? "; synced between devices" : "");
    }

    private String recovery(String officer, CsrfToken csrf) {
        int left = recovery.left(officer);
        return Template.of("recovery-left")
                .withHtml("csrf", Pages.token(csrf))
                .with("left", left == 1 ? "One is left." : left + " are left.")
                .html();
    }

    private String sessions(SignedIn owner, CsrfToken csrf) {
        return rows(
                sessions.of(owner.officer().id()).stream()
                        .map(session -> session(session, owner.session(), csrf))
                        .toList());
    }

    private static String session(Session session, Session here, CsrfToken csrf) {
        boolean thisOne = session.id().equals(here.id());
        return row(
                session.device() + (thisOne ? " (here)" : ""),
                "Signed in "
                        + DAY.format(session.authAt())
                        + ", last seen "
                        + DAY.format(session.seenAt()),
                thisOne
                        ? ""
                        : deed(
                                "/login/account/sessions/end",
                                new Deed(
                                        session.id(),
                                        "Sign out",
                                        "Sign out of the session " + session.device()),
                                csrf));
    }

    private static String rows(List<String> rows) {
        return rows.stream().collect(Collectors.joining("", "<ul class=\"rows\">", "</ul>"));
    }

    private static String row(String name, String about, String deed) {
        return Template.of("row")
                .with("name", name)
                .with("about", about)
                .withHtml("deed", deed)
                .html();
    }

    /** A button: what it is about, what it says, and what it says to those who only hear it. */
    private record Deed(String id, String label, String full) {}

    private static String deed(String action, Deed deed, CsrfToken csrf) {
        return Template.of("row-deed")
                .with("action", action)
                .withHtml("csrf", Pages.token(csrf))
                .with("id", deed.id())
                .with("label", deed.label())
                .with("full", deed.full())
                .html();
    }
}
