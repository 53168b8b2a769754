package vigil.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vigil.kernel.secrecy.MasterKey;

/** What a house needs around it: a database, topics, a folder, keys and tokens of its own. */
public final class StreetParts {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Issuer ISSUER = new Issuer();

    private final String name;
    private final Database database;
    private final Path folder;

    /**
     * @param house whose roles the database has
     */
    public StreetParts(String house) {
        name = "street" + COUNT.incrementAndGet() + "_" + ProcessHandle.current().pid();
        database = new Database(name, house);
        try {
            Path built = Path.of("target").toAbsolutePath();
            Files.createDirectories(built);
            folder = Files.createTempDirectory(built, name);
            Files.writeString(folder.resolve("password"), Database.PASSWORD);
            MasterKey.create(folder.resolve("master.key"), new SecureRandom());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who signs the tokens that the houses here believe. */
    public static Issuer issuer() {
        return ISSUER;
    }

    public Database database() {
        return database;
    }

    public Path state() {
        return folder.resolve("state");
    }

    /** Where a house that runs as a process writes. */
    public Path log() {
        return folder.resolve("house.log");
    }

    public String transactionsTopic() {
        return name + "-transactions";
    }

    public String decisionsTopic() {
        return name + "-decisions";
    }

    /** The settings as {@code --name=value}. */
    public List<String> settings() {
        return new ArrayList<>(
                List.of(
                        "--server.port=0",
                        "--vigil.state=" + state(),
                        "--vigil.database.url=" + database.url(),
                        "--vigil.database.login=" + database.login(),
                        "--vigil.database.password-file=" + folder.resolve("password"),
                        "--vigil.database.owner-login=" + database.owner(),
                        "--vigil.database.owner-password-file=" + folder.resolve("password"),
                        "--vigil.kafka.bootstrap=" + Broker.bootstrap(),
                        "--vigil.tokens.issuer=" + Issuer.NAME,
                        "--vigil.tokens.keys=" + ISSUER.keysAddress(),
                        "--vigil.master-key-file=" + folder.resolve("master.key")));
    }

    public Door door(String address, String institution, String... roles) {
        return new Door(address, ISSUER.token(institution, roles));
    }

    public Door stranger(String address) {
        return new Door(address, "");
    }
}
