package vigil.identity.login;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vigil.identity.clients.Clients;

/**
 * Where an officer goes after signing in: back to the authorization request that brought it here,
 * to its own account, and nowhere else.
 */
@Component
public final class WayBack {

    /** The page that an officer without a pending request sees. */
    public static final String HOME = "/login";

    /** What an officer sees who has signed out. */
    public static final String ENDED = "/login/ended";

    /** Marks an authorization request whose officer does not want to sign in. */
    public static final String DENIED = "&vigil_answer=denied";

    private static final String AUTHORIZE = "/oauth2/authorize?";
    private static final Pattern ACCOUNT = Pattern.compile("/login/account(/[a-z]{1,20})?");
    private static final int LONGEST = 6_000;

    private final Clients clients;

    WayBack(Clients clients) {
        this.clients = clients;
    }

    /** A page's address that leads on to another. */
    public static String via(String page, String continueTo) {
        return continueTo.equals(HOME)
                ? page
                : page + "?continue=" + UriUtils.encode(continueTo, "UTF-8");
    }

    /** The wanted address when it is an authorization request or page of ours, else the home. */
    public static String checked(String wanted) {
        boolean plain = wanted.chars().allMatch(character -> character > 0x20 && character < 0x7f);
        boolean ours = isRequest(wanted) || ACCOUNT.matcher(wanted).matches();
        return plain && wanted.length() <= LONGEST && ours ? wanted : HOME;
    }

    /** Whether a program waits for the officer to come back. */
    public static boolean isRequest(String continueTo) {
        return continueTo.startsWith(AUTHORIZE);
    }

    /**
     * The origins of the registered addresses to which the pending request may lead, or nothing:
     * browsers hold the whole chain of redirects after a form against the page's policy.
     */
    public String formTarget(String continueTo) {
        if (!isRequest(continueTo)) {
            return "";
        }
        UriComponents request = UriComponentsBuilder.fromUriString(continueTo).build();
        Optional<String> redirect = parameter(request, "redirect_uri");
        return parameter(request, "client_id").flatMap(clients::of).stream()
                .flatMap(client -> client.redirectUris().stream())
                .filter(uri -> redirect.isEmpty() || uri.toString().equals(redirect.get()))
                .map(WayBack::origin)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static Optional<String> parameter(UriComponents request, String name) {
        return Optional.ofNullable(request.getQueryParams().getFirst(name))
                .map(value -> UriUtils.decode(value, "UTF-8"));
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
