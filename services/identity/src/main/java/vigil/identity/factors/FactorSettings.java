package vigil.identity.factors;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import vigil.kernel.identity.Role;

/**
 * Who needs a second factor.
 *
 * @param roles words of {@link Role} with commas between them, {@code none} for nobody
 */
@ConfigurationProperties(prefix = "vigil.identity.factors", ignoreUnknownFields = false)
public record FactorSettings(
        @DefaultValue("analyst,supervisor,engineer,auditor,administrator,reporter") String roles) {

    private static final String NOBODY = "none";

    public FactorSettings {
        Set<Role> checked = parse(roles);
        roles = checked.isEmpty() ? NOBODY : roles;
    }

    /** Whether somebody with these roles must have a second factor. */
    public boolean demandedOf(Set<Role> held) {
        return parse(roles).stream().anyMatch(held::contains);
    }

    private static Set<Role> parse(String words) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (words.isBlank() || words.strip().equals(NOBODY)) {
            return roles;
        }
        Arrays.stream(words.split(","))
                .map(String::strip)
                .map(word ->
                        Role.ofWord(word)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "vigil.identity.factors.roles names no role")))
                .forEach(roles::add);
        return roles;
    }
}
