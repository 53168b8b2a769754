package vigil.gateway.answers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * The door's own cookies. Their prefix binds them to this host, HTTPS and all its paths (RFC
 * 6265bis, 4.1.3.2); no house sees them.
 */
public final class Cookies {

    /** Names the session of a console. */
    public static final String SESSION = "__Host-vigil-session";

    /** Remembers a sign-in that is under way. */
    public static final String BEGUN = "__Host-vigil-begun";

    private static final List<String> OURS = List.of(SESSION, BEGUN);

    private Cookies() {}

    /** All values under a name; more than one is nobody's honest request. */
    public static List<String> all(HttpFields headers, String name) {
        List<String> values = new ArrayList<>(1);
        for (HttpField field : headers) {
            if (field.getHeader() == HttpHeader.COOKIE && field.getValue() != null) {
                for (String pair : field.getValue().split(";")) {
                    String cookie = pair.strip();
                    if (isNamed(cookie, name)) {
                        values.add(cookie.substring(name.length() + 1));
                    }
                }
            }
        }
        return values;
    }

    /** The only value under a name, or null. */
    public static @Nullable String only(HttpFields headers, String name) {
        List<String> values = all(headers, name);
        return values.size() == 1 ? values.getFirst() : null;
    }

    /**
     * A cookie for this host, out of reach of scripts.
     *
     * @param sameSite {@code Strict}, or {@code Lax} where a browser must bring it along when
     *     another site sends it here
     */
    public static HttpField set(String name, String value, String sameSite, Duration life) {
        return new HttpField(
                HttpHeader.SET_COOKIE,
                "%s=%s; Path=/; Secure; HttpOnly; SameSite=%s; Max-Age=%d"
                        .formatted(name, value, sameSite, life.toSeconds()));
    }

    public static HttpField gone(String name) {
        return set(name, "", "Strict", Duration.ZERO);
    }

    /** The header as it was, or without the door's own cookies, or null when none are left. */
    public static @Nullable HttpField withoutOurs(HttpField field) {
        String value = field.getValue();
        if (field.getHeader() != HttpHeader.COOKIE
                || value == null
                || OURS.stream().noneMatch(value::contains)) {
            return field;
        }
        List<String> others = new ArrayList<>();
        for (String pair : value.split(";")) {
            String cookie = pair.strip();
            if (OURS.stream().noneMatch(ours -> isNamed(cookie, ours))) {
                others.add(cookie);
            }
        }
        return others.isEmpty()
                ? null
                : new HttpField(HttpHeader.COOKIE, String.join("; ", others));
    }

    private static boolean isNamed(String cookie, String name) {
        return cookie.startsWith(name)
                && cookie.length() > name.length()
                && cookie.charAt(name.length()) == '=';
    }
}
