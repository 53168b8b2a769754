package vigil.identity.seed;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import vigil.identity.clients.ClientProfile;
import vigil.identity.clients.Clients;
import vigil.identity.officers.Officers;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.identity.Role;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Secret;

/** Makes the rows match the seed file: what is missing is made, what differs is changed. */
@Component
public class SeedReader {

    private static final Logger log = LoggerFactory.getLogger(SeedReader.class);
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // Absent is false.
                    .build();

    private final Clients clients;
    private final Officers officers;

    SeedReader(Clients clients, Officers officers) {
        this.clients = clients;
        this.officers = officers;
    }

    /** All or nothing; nothing is removed that the file does not name. */
    @Transactional
    public void read(Path file) {
        Seed seed = parse(file);
        int written = 0;
        for (Seed.SeedClient client : Objects.requireNonNull(seed.clients())) {
            written += clients.put(wanted(client)) ? 1 : 0;
        }
        for (Seed.SeedOfficer officer : Objects.requireNonNull(seed.officers())) {
            boolean put =
                    officers.put(
                            Personal.of(officer.login()),
                            Secret.of(officer.password()),
                            new InstitutionId(officer.institution()),
                            roles(officer.roles()));
            written += put ? 1 : 0;
        }
        log.atInfo().setMessage("seed read").addKeyValue("written", written).log();
    }

    private static Clients.Wanted wanted(Seed.SeedClient client) {
        return new Clients.Wanted(
                client.id(),
                client.secret() == null ? null : Secret.of(client.secret()),
                client.institution() == null ? null : new InstitutionId(client.institution()),
                roles(Objects.requireNonNullElse(client.roles(), List.of())),
                Objects.requireNonNullElse(client.redirectUris(), List.of()),
                Objects.requireNonNullElse(client.held(), ClientProfile.PLAIN));
    }

    private static Set<Role> roles(@Nullable List<String> words) {
        return Objects.requireNonNullElse(words, List.<String>of()).stream()
                .map(word ->
                        Role.ofWord(word)
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "the seed file names an unknown role")))
                .collect(Collectors.toSet());
    }

    private static Seed parse(Path file) {
        try {
            return JSON.readValue(file, Seed.class);
        } catch (JacksonException e) {
            // Without the cause: its message repeats parts of the file, and that holds secrets.
            throw new IllegalStateException(
                    "the seed file " + file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
