package vigil.identity.passkeys;

/** What became of a browser's answer with a passkey. */
public sealed interface Recognition {

    /** The person at the browser holds this officer's passkey, and was verified by it. */
    record Recognised(String officer) implements Recognition {}

    /**
     * @param officer whose passkey was named, or {@code unknown}
     * @param reason a code: {@code challenge}, {@code signature}, {@code verification} …
     */
    record Refused(String officer, String reason) implements Recognition {}

    /** The key's count does not grow: it seems to exist twice. */
    record Copied(String officer) implements Recognition {}
}
