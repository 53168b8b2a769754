package vigil.identity.officers;

import java.time.Duration;

/** What became of a name and a password. */
public sealed interface LoginOutcome {

    /** The password is the officer's; whether that is enough is decided elsewhere. */
    record Recognised(Officer officer) implements LoginOutcome {}

    /** Wrong name, wrong password or a disabled login: the same answer for all three. */
    record Unknown() implements LoginOutcome {}

    /** Too many failures from there; the password was not looked at. */
    record Wait(Duration time) implements LoginOutcome {}
}
