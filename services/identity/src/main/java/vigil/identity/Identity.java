package vigil.identity;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;
import vigil.identity.clients.CertificateSettings;
import vigil.identity.factors.FactorSettings;
import vigil.identity.invitations.InvitationSettings;
import vigil.identity.keys.KeyRing;
import vigil.identity.keys.KeySettings;
import vigil.identity.login.OutsideName;
import vigil.identity.outside.OutsideSettings;
import vigil.identity.passwords.PasswordSettings;
import vigil.identity.recovery.RecoverySettings;
import vigil.identity.seed.SeedReader;
import vigil.identity.seed.SeedSettings;
import vigil.identity.sessions.SessionSettings;
import vigil.kernel.database.HouseDatabase;
import vigil.kernel.evidence.EvidenceHouse;
import vigil.kernel.problems.ProblemHandler;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Sealer;
import vigil.kernel.settings.KnownNames;
import vigil.kernel.tokens.TokenSecurity;
import vigil.kernel.tokens.TokenSecurity.TokenSettings;

/** Who may enter: the house that signs tokens, put together. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@EnableConfigurationProperties({
    KeySettings.class,
    SessionSettings.class,
    SeedSettings.class,
    FactorSettings.class,
    PasswordSettings.class,
    InvitationSettings.class,
    CertificateSettings.class,
    RecoverySettings.class,
    OutsideSettings.class,
    TokenSettings.class
})
@EnableScheduling
@ComponentScan
@Import({
    HouseDatabase.class,
    EvidenceHouse.class,
    ProblemHandler.class,
    TokenSecurity.RevokedHouses.class
})
public class Identity {

    private static final List<Class<? extends Record>> SETTINGS =
            List.of(
                    KeySettings.class,
                    SessionSettings.class,
                    SeedSettings.class,
                    FactorSettings.class,
                    PasswordSettings.class,
                    InvitationSettings.class,
                    CertificateSettings.class,
                    RecoverySettings.class,
                    OutsideSettings.class);

    public static void main(String[] arguments) {
        List<String> words = List.of(arguments);
        if (Commands.makesPasswordFilter(words)) {
            System.out.println(Commands.makePasswordFilter(words));
            return;
        }
        if (Commands.isOne(words)) {
            command(words, System.out);
            return;
        }
        start(arguments);
    }

    /** Starts the house; arguments win over the environment. */
    static ConfigurableApplicationContext start(String... arguments) {
        checkNames(System.getenv());
        return new SpringApplicationBuilder(Identity.class).run(arguments);
    }

    static void checkNames(Map<String, String> environment) {
        KnownNames.check(environment, "VIGIL_IDENTITY_", SETTINGS);
    }

    private static void command(List<String> words, PrintStream out) {
        try (ConfigurableApplicationContext house = start("--server.port=0")) {
            out.println(Commands.run(words, house));
        }
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    OutsideName outsideName(OutsideSettings outside) {
        return new OutsideName(outside.issuer() == null ? "" : outside.title());
    }

    @Bean
    MasterKey masterKey(@Value("${vigil.master-key-file}") Path file) {
        return MasterKey.fromFile(file);
    }

    @Bean
    Sealer sealer() {
        return new Sealer(new SecureRandom());
    }

    /** Before the port opens: a key to sign with, and whom the seed names. */
    @Bean
    SmartInitializingSingleton firstRows(KeyRing keys, SeedReader reader, SeedSettings seed) {
        return () -> {
            keys.rotateIfDue();
            if (seed.file() != null) {
                reader.read(seed.file());
            }
        };
    }
}
