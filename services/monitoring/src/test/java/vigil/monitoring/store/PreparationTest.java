package vigil.monitoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.engine.TransactionId;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.rates.RateSettings;
import vigil.monitoring.rates.Rates;

class PreparationTest {

    private static final InstitutionId BANK = new InstitutionId("bank");

    @TempDir private Path folder;
    private Path key;

    @BeforeEach
    void makeKey() throws IOException {
        key = folder.resolve("master.key");
        MasterKey.create(key, new SecureRandom());
    }

    @Test
    void clientIdsInARowGiveIdsCloseTogetherAndYetAllDifferent() {
        Preparation preparation = preparation();
        Set<Long> beginnings = new HashSet<>();
        Set<TransactionId> ids = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            TransactionId id = preparation.name(BANK, new ClientId("file/7%03d".formatted(i)));
            beginnings.add(id.high() >>> 16);
            ids.add(id);
        }

        assertThat(beginnings).hasSize(1);
        assertThat(ids).hasSize(1000);
        assertThat(preparation.name(BANK, new ClientId("file/8000")).high() >>> 16)
                .isNotIn(beginnings);
    }

    @Test
    void aNameIsForEverTheSameWhateverWasNamedInBetween() {
        TransactionId first = preparation().name(BANK, new ClientId("a/1"));
        Preparation other = preparation();
        other.name(new InstitutionId("another"), new ClientId("a/1"));
        other.name(BANK, new ClientId("7"));

        assertThat(other.name(BANK, new ClientId("a/1"))).isEqualTo(first);
    }

    @Test
    void institutionsShareNothing() {
        Preparation preparation = preparation();
        TransactionId own = preparation.name(BANK, new ClientId("a/1"));
        TransactionId others = preparation.name(new InstitutionId("another"), new ClientId("a/1"));

        assertThat(others.high() >>> 16).isNotEqualTo(own.high() >>> 16);
        assertThat(others.low()).isNotEqualTo(own.low());
    }

    private Preparation preparation() {
        MasterKey master = MasterKey.fromFile(key);
        SecureRandom random = new SecureRandom();
        return new Preparation(
                master,
                new AccountDirectory(master, new SubjectKeys(master, random, 10), random, 10),
                Rates.load(new RateSettings("USD", null)));
    }
}
