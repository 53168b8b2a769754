package vigil.gateway.sessions;

import java.net.URI;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request that a browser sends by itself comes from the street's own pages: by {@code
 * Origin}, by fetch metadata, and for what changes something by the form token.
 */
final class Origins {

    static final String FORM = "X-Vigil-Form";

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> SAFE = Set.of("GET", "HEAD");

    private final String own;

    Origins(URI publicAddress) {
        this.own = publicAddress.getScheme() + "://" + publicAddress.getAuthority();
    }

    /**
     * A word for what is wrong with a call that brings a session's cookie, null when nothing is.
     */
    @Nullable String fault(String method, HttpFields headers, String formToken) {
        if (comesFromElsewhere(headers)) {
            return "origin";
        }
        if (SAFE.contains(method)) {
            return null;
        }
        String shown = headers.get(FORM);
        boolean once = headers.getValuesList(FORM).size() == 1;
        return shown != null && once && RandomText.same(formToken, shown) ? null : "form-token";
    }

    /** A page is called up by a person, not by another page's picture or frame. */
    static boolean isNavigation(HttpFields headers) {
        String goal = headers.get("Sec-Fetch-Dest");
        return goal == null || goal.equals("document");
    }

    private boolean comesFromElsewhere(HttpFields headers) {
        for (HttpField field : headers) {
            if (field.is("Origin") && !own.equals(field.getValue())) {
                return true;
            }
            if (field.is(SITE) && !"same-origin".equals(field.getValue())) {
                return true;
            }
        }
        return false;
    }
}
