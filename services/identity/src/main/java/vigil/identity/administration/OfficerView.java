package vigil.identity.administration;

import java.util.List;

/**
 * An officer as administrators see it.
 *
 * @param login the name with which the officer signs in
 * @param secondFactors {@code code}, {@code passkey}
 */
record OfficerView(
        String id,
        String login,
        List<String> roles,
        boolean enabled,
        List<String> secondFactors,
        int sessions) {

    OfficerView {
        roles = List.copyOf(roles);
        secondFactors = List.copyOf(secondFactors);
    }
}
