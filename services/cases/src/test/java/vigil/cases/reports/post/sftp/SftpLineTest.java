package vigil.cases.reports.post.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line to an authority's server that is a real one, on this machine. */
class SftpLineTest {

    private static final String NAME = "SARXST.20260302000000.one.xml";
    private static final KeyPair SERVERS = pair();
    private static final KeyPair OURS = pair();

    @TempDir private Path folder = Path.of("");
    @TempDir private Path there = Path.of("");
    private SshServer server = SshServer.setUpDefaultServer();

    @BeforeEach
    void listen() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(SERVERS));
        server.setPublickeyAuthenticator((login, key, session) ->
                login.equals("bank") && KeyUtils.compareKeys(key, OURS.getPublic()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(there));
        server.start();
        Files.createDirectories(there.resolve("submissions"));
        Files.createDirectories(there.resolve("acks"));
        Files.createDirectories(folder.resolve("outgoing"));
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void aFileArrivesOnceAndItsAnswerComesBack() throws Exception {
        Files.writeString(folder.resolve("outgoing").resolve(NAME), "<report/>");
        SftpLine line = line(SERVERS);

        line.beat();

        Path arrived = there.resolve("submissions").resolve(NAME);
        assertThat(arrived).hasContent("<report/>");
        assertThat(folder.resolve("carried").resolve(NAME)).exists();
        Files.delete(arrived); // The authority takes it.
        Files.writeString(there.resolve("acks").resolve(NAME + ".ACKED"), "<answer/>");
        Files.writeString(there.resolve("acks").resolve("half.ACKED.part"), "<ans");
        line.beat();
        line.beat();
        assertThat(there.resolve("submissions")).isEmptyDirectory();
        assertThat(folder.resolve("incoming").resolve(NAME + ".ACKED")).hasContent("<answer/>");
        assertThat(folder.resolve("incoming/half.ACKED.part")).doesNotExist();
        assertThat(there.resolve("acks").resolve(NAME + ".ACKED")).doesNotExist();
    }

    @Test
    void whereverItDiedOnTheWayItArrivesOnce() throws Exception {
        SftpLine line = line(SERVERS);
        Path leaving = Files.createDirectories(folder.resolve("leaving"));
        Files.writeString(leaving.resolve("renamed.xml"), "<renamed/>");
        Files.writeString(leaving.resolve("written.xml"), "<written/>");
        Files.writeString(there.resolve("submissions/written.xml.part"), "<written/>");
        Files.writeString(folder.resolve("outgoing/half.xml"), "<whole/>");
        Files.writeString(there.resolve("submissions/half.xml.part"), "<wh");

        line.beat();

        assertThat(there.resolve("submissions/renamed.xml")).doesNotExist();
        assertThat(there.resolve("submissions/written.xml")).hasContent("<written/>");
        assertThat(there.resolve("submissions/half.xml")).hasContent("<whole/>");
        assertThat(leaving).isEmptyDirectory();
        assertThat(folder.resolve("carried"))
                .isDirectoryContaining(file -> file.endsWith("renamed.xml"))
                .isDirectoryContaining(file -> file.endsWith("written.xml"));
    }

    @Test
    void aServerWithAnotherKeyIsToldNothing() throws Exception {
        Files.writeString(folder.resolve("outgoing").resolve(NAME), "<report/>");

        line(pair()).beat();

        assertThat(folder.resolve("outgoing").resolve(NAME)).exists();
        assertThat(there.resolve("submissions")).isEmptyDirectory();
    }

    @Test
    void whileTheLineIsDownFilesWait() throws Exception {
        SftpLine line = line(SERVERS);
        server.stop(true);
        Files.writeString(folder.resolve("outgoing").resolve(NAME), "<report/>");

        line.beat();

        assertThat(folder.resolve("outgoing").resolve(NAME)).exists();
    }

    @Test
    void aHostWithoutItsKeyIsNoSetting() {
        assertThatThrownBy(() -> settings("127.0.0.1", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(settings(null, null).isOpen()).isFalse();
    }

    private SftpLine line(KeyPair known) throws Exception {
        Path key = folder.resolve("key");
        try (OutputStream out = Files.newOutputStream(key)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(OURS, "bank", null, out);
        }
        return new SftpLine(
                folder, settings("127.0.0.1", PublicKeyEntry.toString(known.getPublic())));
    }

    private SftpSettings settings(
            @org.jspecify.annotations.Nullable String host,
            @org.jspecify.annotations.Nullable String hostKey) {
        return new SftpSettings(
                host,
                server.getPort(),
                "bank",
                folder.resolve("key"),
                hostKey,
                "submissions",
                "acks",
                Duration.ofSeconds(20));
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return Objects.requireNonNull(generator.generateKeyPair());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
