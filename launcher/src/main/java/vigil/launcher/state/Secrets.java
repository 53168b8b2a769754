package vigil.launcher.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import vigil.launcher.terminal.Trouble;

/** Random secrets, each in a file of its own that only the owner may read. */
public final class Secrets {

    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    public Secrets(StateFolder state) {
        this.folder = state.secrets();
    }

    /** The file of a password; made at the first question. */
    public Path password(String name) {
        return made(name, Base64.getUrlEncoder().withoutPadding());
    }

    /** The file of a key of 32 bytes in Base64; made at the first question. */
    public Path key(String name) {
        return made(name, Base64.getEncoder());
    }

    /** Whether the secret was made before. */
    public boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /** What a secret's file holds. */
    public static String reveal(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Trouble("Cannot read the secret " + file + ": " + Trouble.reason(e), e);
        }
    }

    private Path made(String name, Base64.Encoder encoder) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            byte[] secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            try {
                WholeFile.write(file, encoder.encodeToString(secret) + "\n");
            } catch (IOException e) {
                throw new Trouble("Cannot write the secret " + file + ": " + Trouble.reason(e), e);
            }
        }
        return file;
    }
}
