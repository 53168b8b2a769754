package vigil.launcher.street;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.state.Secrets;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/**
 * The first logins of a local street, with random secrets: for each role a client and an officer.
 */
public final class SeedFile {

    private static final List<String> INSTITUTIONS = List.of("demo", "other");
    private static final String MACHINE = "machine";
    private static final List<String> ROLES =
            List.of(
                    MACHINE,
                    "analyst",
                    "supervisor",
                    "engineer",
                    "auditor",
                    "administrator",
                    "reporter");

    /**
     * Officers who are more than their name says: two may know of reports, so that one approves.
     */
    private static final Map<String, List<String>> MORE =
            Map.of(
                    "reporter", List.of("analyst", "reporter"),
                    "supervisor", List.of("supervisor", "reporter"));

    private final Path file;
    private final Path further;
    private final Secrets secrets;

    public SeedFile(StateFolder state) {
        this.file = state.secrets().resolve("seed.json");
        this.further = state.root().resolve("clients.json");
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

    /**
     * A program that people use and that keeps no secret (RFC 8252); it has no rights of its own.
     */
    private record Program(String id, List<String> redirectUris) {}

    private record Officer(String login, String password, String institution, List<String> roles) {}

    private record Seed(List<Object> clients, List<Officer> officers) {}

    Path path() {
        return file;
    }

    /**
     * Writes the file anew from the secrets, which stay what they were.
     *
     * @param programs clients besides those of the roles, as identity reads them
     */
    void write(List<?> programs) {
        List<Object> clients = new ArrayList<>();
        List<Officer> officers = new ArrayList<>();
        for (String institution : INSTITUTIONS) {
            for (String role : ROLES) {
                clients.add(client(institution, role));
                if (!role.equals(MACHINE)) {
                    officers.add(officer(institution, role));
                }
            }
        }
        clients.addAll(more());
        clients.addAll(programs);
        clients.add(new Program("local-program", List.of("http://127.0.0.1/callback")));
        try {
            WholeFile.write(
                    file,
                    JsonMapper.shared()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(new Seed(clients, officers)));
        } catch (IOException | JacksonException e) {
            throw new Trouble("Cannot write " + file + ": " + Trouble.reason(e), e);
        }
    }

    /** Further clients, as identity reads them, that somebody put beside the secrets. */
    private List<JsonNode> more() {
        if (!Files.exists(further)) {
            return List.of();
        }
        try {
            JsonNode array = JsonMapper.shared().readTree(further);
            if (!array.isArray()) {
                throw new Trouble(further + " must hold an array of clients (docs/identity.md).");
            }
            return array.valueStream().toList();
        } catch (JacksonException e) {
            // Without its message: it repeats parts of the file, and that may hold secrets.
            throw new Trouble("Cannot read " + further + ": it is not JSON.");
        }
    }

    /**
     * Whether the file holds what identity has not read yet. Reading it is slow, as every secret is
     * hashed, and would undo what an administrator has changed since.
     */
    boolean isNews() {
        try {
            return !Files.exists(readBefore())
                    || !Files.readString(readBefore()).equals(Files.readString(file));
        } catch (IOException e) {
            return true;
        }
    }

    /** Remembers that identity has read the file as it is now. */
    void markRead() {
        try {
            WholeFile.write(readBefore(), Files.readString(file));
        } catch (IOException e) {
            throw new Trouble("Cannot write " + readBefore() + ": " + Trouble.reason(e), e);
        }
    }

    private Path readBefore() {
        return file.resolveSibling("seed-read.json");
    }

    /** The client of an institution with a role. */
    public Client client(String institution, String role) {
        if (!INSTITUTIONS.contains(institution) || !ROLES.contains(role)) {
            throw new Trouble(
                    "There is no client with role %s of institution %s. Roles: %s; institutions: %s."
                            .formatted(
                                    role,
                                    institution,
                                    String.join(", ", ROLES),
                                    String.join(", ", INSTITUTIONS)));
        }
        String id = institution + "-" + role;
        return new Client(
                id, Secrets.reveal(secrets.password("client-" + id)), institution, List.of(role));
    }

    /** The login of the officer of an institution with a role. */
    public static String login(String institution, String role) {
        return role + "@" + institution;
    }

    /** The file that holds its password. */
    public Path passwordFile(String institution, String role) {
        return secrets.password("officer-" + institution + "-" + role);
    }

    private Officer officer(String institution, String role) {
        return new Officer(
                login(institution, role),
                Secrets.reveal(passwordFile(institution, role)),
                institution,
                MORE.getOrDefault(role, List.of(role)));
    }
}
