package vigil.identity.visitors;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Reads who stands at the login page from the request. */
public final class Visitors {

    /** What a network of IPv6 is given to one house or office. */
    private static final int PREFIX_BYTES = 8;

    private static final int LONGEST_COOKIE = 64;

    /** The first that is found counts: most browsers also claim to be others. */
    private static final List<Map.Entry<String, String>> BROWSERS =
            List.of(
                    Map.entry("Edg", "Edge"),
                    Map.entry("OPR", "Opera"),
                    Map.entry("Firefox", "Firefox"),
                    Map.entry("Chrome", "Chrome"),
                    Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS =
            List.of(
                    Map.entry("Android", "Android"),
                    Map.entry("iPhone", "iPhone"),
                    Map.entry("iPad", "iPad"),
                    Map.entry("Windows", "Windows"),
                    Map.entry("Mac OS", "macOS"),
                    Map.entry("CrOS", "ChromeOS"),
                    Map.entry("Linux", "Linux"));

    private Visitors() {}

    public static Visitor of(HttpServletRequest request) {
        return new Visitor(
                Personal.of(network(request.getRemoteAddr())),
                cookie(request, KnownBrowsers.COOKIE),
                device(request.getHeader(HttpHeaders.USER_AGENT)));
    }

    /** The value of a cookie of ours, or null. */
    public static @Nullable Secret cookie(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        return Arrays.stream(cookies)
                .filter(cookie -> name.equals(cookie.getName()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_COOKIE)
                .map(Secret::of)
                .findFirst()
                .orElse(null);
    }

    static String network(String address) {
        try {
            InetAddress parsed = InetAddress.ofLiteral(address);
            byte[] bytes = parsed.getAddress();
            int kept = parsed instanceof Inet6Address ? PREFIX_BYTES : bytes.length;
            return HexFormat.of().formatHex(bytes, 0, kept);
        } catch (IllegalArgumentException e) {
            return "unknown";
        }
    }

    static String device(@Nullable String agent) {
        String said = Objects.requireNonNullElse(agent, "");
        return named(BROWSERS, said, "A browser") + " on " + named(SYSTEMS, said, "some device");
    }

    private static String named(
            List<Map.Entry<String, String>> names, String said, String otherwise) {
        return names.stream()
                .filter(name -> said.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(otherwise);
    }
}
