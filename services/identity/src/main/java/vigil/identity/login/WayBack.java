package vigil.identity.login;

import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import vigil.identity.clients.Clients;

/**
 * Where an officer goes after signing in: back to the authorization request that brought it here,
 * and nowhere else.
 */
@Component
public final class WayBack {

    /** The page that an officer without a pending request sees. */
    static final String HOME = "/login";

    private static final String AUTHORIZE = "/oauth2/authorize?";
    private static final int LONGEST = 6_000;

    private final Clients clients;

    WayBack(Clients clients) {
        this.clients = clients;
    }

    /** The login page's address that leads back to a request. */
    public static String loginFor(String path, String query) {
        return HOME + "?continue=" + UriUtils.encode(path + "?" + query, "UTF-8");
    }

    /** The wanted address when it is an authorization request of ours, else the home page. */
    static String checked(String wanted) {
        boolean plain = wanted.chars().allMatch(character -> character > 0x20 && character < 0x7f);
        return plain && wanted.length() <= LONGEST && wanted.startsWith(AUTHORIZE) ? wanted : HOME;
    }

    /**
     * The origins of the registered addresses to which the pending request may lead, or nothing:
     * browsers hold the whole chain of redirects after a form against the page's policy.
     */
    String formTarget(String continueTo) {
        if (!continueTo.startsWith(AUTHORIZE)) {
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
