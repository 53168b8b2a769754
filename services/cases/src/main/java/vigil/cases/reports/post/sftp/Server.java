package vigil.cases.reports.post.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** The authority's server, while we are signed in. */
final class Server implements AutoCloseable {

    private final SshClient client;
    private final ClientSession session;
    private final SftpClient sftp;

    private Server(SshClient client, ClientSession session, SftpClient sftp) {
        this.client = client;
        this.session = session;
        this.sftp = sftp;
    }

    /** A file there. */
    record Entry(String name, long size) {}

    /**
     * Signs in with our key at the server that has the key we know.
     *
     * @throws IOException also where the server has another key
     */
    static Server open(SftpSettings settings) throws IOException {
        PublicKey known = known(Objects.requireNonNull(settings.hostKey()));
        KeyPair own = own(Objects.requireNonNull(settings.keyFile()));
        SshClient client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier((session, address, key) -> KeyUtils.compareKeys(known, key));
        // Nothing of the folder of whoever runs the house counts here.
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.start();
        try {
            ClientSession session =
                    client.connect(settings.login(), settings.host(), settings.port())
                            .verify(settings.patience())
                            .getSession();
            session.addPublicKeyIdentity(own);
            session.auth().verify(settings.patience());
            return new Server(
                    client, session, SftpClientFactory.instance().createSftpClient(session));
        } catch (IOException | RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    private static PublicKey known(String line) throws IOException {
        try {
            return PublicKeyEntry.parsePublicKeyEntry(line)
                    .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the server's key is not understood", e);
        }
    }

    private static KeyPair own(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> pairs =
                    SecurityUtils.loadKeyPairIdentities(
                            null, NamedResource.ofName("the key file"), in, null);
            if (pairs != null) {
                for (KeyPair pair : pairs) {
                    return pair;
                }
            }
            throw new IOException("no key is in the key file");
        } catch (GeneralSecurityException e) {
            throw new IOException("the key file is not understood", e);
        }
    }

    void write(String path, byte[] content) throws IOException {
        try (OutputStream out =
                sftp.write(path, EnumSet.of(OpenMode.Write, OpenMode.Create, OpenMode.Truncate))) {
            out.write(content);
        }
    }

    boolean has(String path) throws IOException {
        try {
            sftp.stat(path);
            return true;
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    void rename(String from, String to) throws IOException {
        sftp.rename(from, to);
    }

    List<Entry> list(String path) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (SftpClient.DirEntry entry : sftp.readDir(path)) {
            if (entry.getAttributes().isRegularFile()) {
                entries.add(new Entry(entry.getFilename(), entry.getAttributes().getSize()));
            }
        }
        return entries;
    }

    byte[] read(String path, int largest) throws IOException {
        try (InputStream in = sftp.read(path)) {
            byte[] content = in.readNBytes(largest + 1);
            if (content.length > largest) {
                throw new IOException("an answer is larger than " + largest + " bytes");
            }
            return content;
        }
    }

    void remove(String path) throws IOException {
        sftp.remove(path);
    }

    @Override
    public void close() throws IOException {
        try (client;
                session;
                sftp) {
            // In this order: files, session, line.
        }
    }
}
