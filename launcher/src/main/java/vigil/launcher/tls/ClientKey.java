package vigil.launcher.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import vigil.launcher.state.StateFolder;
import vigil.launcher.state.WholeFile;
import vigil.launcher.terminal.Trouble;

/** A key with which a program proves itself to identity: P-256, made at the first question. */
public final class ClientKey {

    private static final int COORDINATE_BYTES = 32;

    private final Path privateHalf;
    private final Path publicHalf;

    public ClientKey(StateFolder state, String client) {
        this.privateHalf = state.secrets().resolve(client + "-key.pem");
        this.publicHalf = state.secrets().resolve(client + "-key.json");
    }

    /** The file of the private half, PEM. */
    public Path file() {
        prepare();
        return privateHalf;
    }

    /** The public half as a set of JSON Web Keys (RFC 7517). */
    public Map<?, ?> published() {
        prepare();
        try {
            return JsonMapper.shared().readValue(Files.readString(publicHalf), Map.class);
        } catch (IOException | JacksonException e) {
            throw new Trouble("Cannot read " + publicHalf + ": " + Trouble.reason(e), e);
        }
    }

    private void prepare() {
        if (Files.exists(privateHalf) && Files.exists(publicHalf)) {
            return;
        }
        try {
            KeyPair keys = Certificates.newKeys();
            ECPublicKey point = (ECPublicKey) keys.getPublic();
            Map<String, String> key =
                    Map.of(
                            "kty", "EC",
                            "crv", "P-256",
                            "use", "sig",
                            "alg", "ES256",
                            "x", coordinate(point.getW().getAffineX()),
                            "y", coordinate(point.getW().getAffineY()));
            String set = JsonMapper.shared().writeValueAsString(Map.of("keys", new Map[] {key}));
            WholeFile.write(publicHalf, set);
            WholeFile.write(privateHalf, Pem.privateKey(keys.getPrivate()));
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble("Cannot make " + privateHalf + ": " + Trouble.reason(e), e);
        }
    }

    /** RFC 7518, 6.2.1.2: 32 bytes, whatever the number. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
    }
}
