package vigil.identity.seed;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.identity.clients.ClientProfile;

/** The seed file, as it is written. */
record Seed(@Nullable List<SeedClient> clients, @Nullable List<SeedOfficer> officers) {

    Seed {
        clients = List.copyOf(Objects.requireNonNullElse(clients, List.of()));
        officers = List.copyOf(Objects.requireNonNullElse(officers, List.of()));
    }

    /**
     * @param secret absent for a public client
     * @param institution absent for a program that the officers of all institutions may use
     * @param roles what the client may do for itself
     * @param redirectUris where it may have officers sent back to
     * @param held what it is held to beyond a secret, absent for a plain client
     */
    record SeedClient(
            String id,
            @Nullable String secret,
            @Nullable String institution,
            @Nullable List<String> roles,
            @Nullable List<URI> redirectUris,
            @Nullable ClientProfile held) {

        @Override
        public String toString() {
            return "SeedClient[" + id + "]";
        }
    }

    record SeedOfficer(String login, String password, String institution, List<String> roles) {

        @Override
        public String toString() {
            return "SeedOfficer[****]";
        }
    }
}
