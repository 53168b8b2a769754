package vigil.launcher.street;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/** The first logins of a local street, with random secrets: a client for each role. */
public final class SeedFile {

    private static final List<String> INSTITUTIONS = List.of("demo", "other");
    private static final List<String> ROLES =
            List.of("machine", "analyst", "supervisor", "engineer", "auditor", "administrator");

    private final Path file;
    private final Secrets secrets;

    public SeedFile(StateFolder state) {
        this.file = state.secrets().resolve("seed.json");
        this.secrets = new Secrets(state);
    }

    /**
     * A machine client.
     *
     * @param id its name at the token endpoint
     * @param secret what it proves itself with
     * @param institution for which it acts
     * @param roles what it may do
     */
    public record Client(String id, String secret, String institution, List<String> roles) {}

    private record Seed(List<Client> clients, List<String> officers) {}

    Path path() {
        return file;
    }

    /** Writes the file anew from the secrets, which stay what they were. */
    void write() {
        List<Client> clients =
                INSTITUTIONS.stream()
                        .flatMap(institution -> ROLES.stream().map(role -> made(institution, role)))
                        .toList();
        try {
            WholeFile.write(
                    file,
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new Seed(clients, List.of())));
        } catch (IOException | JacksonException e) {
            throw new Trouble("Cannot write " + file + ": " + Trouble.reason(e), e);
        }
    }

    /** The client of an institution with a role. */
    public Client client(String institution, String role) {
        if (!Files.exists(file)) {
            throw new Trouble("There are no logins yet. `./vigil up` makes them.");
        }
        Optional<Client> client =
                clients()
                        .filter(each -> each.institution().equals(institution))
                        .filter(each -> each.roles().contains(role))
                        .findFirst();
        return client.orElseThrow(() ->
                new Trouble(
                        "There is no client with role %s of institution %s. Roles: %s; institutions: %s."
                                .formatted(
                                        role,
                                        institution,
                                        String.join(", ", ROLES),
                                        String.join(", ", INSTITUTIONS))));
    }

    private Stream<Client> clients() {
        try {
            return JsonMapper.shared()
                    .readValue(Files.readString(file), Seed.class)
                    .clients()
                    .stream();
        } catch (IOException | JacksonException e) {
            throw new Trouble("Cannot read " + file + ": " + Trouble.reason(e), e);
        }
    }

    private Client made(String institution, String role) {
        String id = institution + "-" + role;
        return new Client(
                id, Secrets.reveal(secrets.password("client-" + id)), institution, List.of(role));
    }
}
