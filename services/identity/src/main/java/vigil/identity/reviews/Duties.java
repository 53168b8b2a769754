package vigil.identity.reviews;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vigil.kernel.identity.Role;

/** By which acts a role shows that it is used ({@code duties.txt}). */
public final class Duties {

    private final Map<Role, List<String>> verbs = new EnumMap<>(Role.class);

    /** The table that comes with the house. */
    public Duties() {
        try (InputStream table =
                Objects.requireNonNull(
                        Duties.class.getResourceAsStream("/vigil/identity/duties.txt"))) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Arrays.asList(line.split("\\s+")))
                    .forEach(words ->
                            verbs.put(
                                    Role.ofWord(words.getFirst()).orElseThrow(),
                                    List.copyOf(words.subList(1, words.size()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the roles that show in acts, those of which none of these is one. */
    public List<Role> unused(Set<Role> roles, Set<String> done) {
        return roles.stream()
                .filter(verbs::containsKey)
                .filter(role ->
                        verbs.getOrDefault(role, List.of()).stream()
                                .noneMatch(start ->
                                        done.stream().anyMatch(verb -> verb.startsWith(start))))
                .sorted()
                .toList();
    }
}
