package vigil.contracts.permissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The table of roles and operations ({@code who-may.txt}): the one source for what the decision
 * point answers and what is tested against the running houses.
 */
public final class WhoMay {

    private static final Map<Character, String> ROLES =
            Map.of(
                    'A', "analyst",
                    'S', "supervisor",
                    'E', "engineer",
                    'U', "auditor",
                    'D', "administrator",
                    'M', "machine",
                    'R', "reporter");

    private final List<Permission> permissions;

    private WhoMay(List<Permission> permissions) {
        this.permissions = List.copyOf(permissions);
    }

    /**
     * An operation and who may call it.
     *
     * @param path with names in braces
     * @param roles words of roles
     */
    public record Permission(String method, String path, Set<String> roles) {

        public Permission {
            roles = Set.copyOf(roles);
        }

        /** As in the documents: {@code GET /v1/alerts/{id}}. */
        public String operation() {
            return method + " " + path;
        }

        /** Whether a path, with values or with names, is this operation's. */
        boolean takes(String askedMethod, String askedPath) {
            String[] own = path.split("/", -1);
            String[] asked = askedPath.split("/", -1);
            if (!method.equals(askedMethod) || own.length != asked.length) {
                return false;
            }
            for (int i = 0; i < own.length; i++) {
                boolean name = own[i].startsWith("{") && !asked[i].isEmpty();
                if (!name && !own[i].equals(asked[i])) {
                    return false;
                }
            }
            return true;
        }

        /** How much of the path is fixed: the words before names. */
        private long words() {
            return path.chars().filter(character -> character == '/').count()
                    - path.chars().filter(character -> character == '{').count();
        }
    }

    /** The table that comes with the houses. */
    public static WhoMay published() {
        try (InputStream table =
                Objects.requireNonNull(WhoMay.class.getResourceAsStream("who-may.txt"))) {
            return of(new String(table.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lines of letters, method and path; what begins with {@code #} is a remark.
     *
     * @throws IllegalArgumentException when a line is none
     */
    public static WhoMay of(String table) {
        List<Permission> permissions = new ArrayList<>();
        table.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .forEach(line -> permissions.add(permission(line)));
        return new WhoMay(permissions);
    }

    /** In the order of the table. */
    public List<Permission> all() {
        return permissions;
    }

    /** The operation at a path, with values or with names; a word wins over a name. */
    public Optional<Permission> at(String method, String path) {
        return permissions.stream()
                .filter(permission -> permission.takes(method, path))
                .max(java.util.Comparator.comparingLong(Permission::words));
    }

    private static Permission permission(String line) {
        String[] parts = line.split("\\s+");
        if (parts.length != 3 || !parts[2].startsWith("/")) {
            throw new IllegalArgumentException("not letters, method and path: " + line);
        }
        Set<String> roles = new LinkedHashSet<>();
        for (char letter : parts[0].toCharArray()) {
            String role = ROLES.get(letter);
            if (role != null) {
                roles.add(role);
            } else if (letter != '-') {
                throw new IllegalArgumentException("no role has this letter: " + line);
            }
        }
        return new Permission(parts[1], parts[2], roles);
    }
}
