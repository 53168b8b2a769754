package vigil.monitoring.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.kernel.secrecy.Sealer;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;

class WordsTest {

    private static final UUID ID = new UUID(1, 2);
    private static final SecretKey KEY = new SecretKeySpec(new byte[32], "AES");

    private final Words words = new Words(new SecureRandom());

    @Test
    void whatWasWrittenComesBackAsItWas() {
        ReceivedTransaction received = received(described());

        byte[] clear = Objects.requireNonNull(Words.ofPayer(received, false));
        byte[] sealed = words.sealPayer(KEY, clear, ID);
        PayerWords opened = words.openPayer(KEY, sealed, ID);

        assertThat(opened.clientId()).isEqualTo("c-1");
        PartyWords party = Objects.requireNonNull(opened.party());
        assertThat(party.name()).isEqualTo("Maria Weber");
        assertThat(party.address()).containsExactly("Hauptstrasse 1", "Berlin");
        assertThat(party.lei()).isEqualTo("529900T8BM49AURSDO55");
        assertThat(party.identifications()).containsExactly(new DetailWords("passport", "X1"));
        assertThat(Objects.requireNonNull(party.bank()).name()).isEqualTo("Some Bank");
        assertThat(opened.details()).containsExactly(new DetailWords("remittance", "rent"));
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Weber");
    }

    @Test
    void figuresAloneNeedNoSeal() {
        Party bare = Party.of(account(Agent.ofCode("001")));
        ReceivedTransaction received =
                new ReceivedTransaction(
                        new ClientId("file/1"),
                        Instant.EPOCH,
                        bare,
                        bare,
                        Money.of("1.00", "USD"),
                        Money.of("1.00", "USD"),
                        PaymentFormat.ACH,
                        List.of());

        assertThat(Words.ofPayer(received, true)).isNull();
        assertThat(Words.ofPayer(received, false)).isNotNull();
        assertThat(Words.ofPayee(bare)).isNull();
    }

    @Test
    void wordsThatWereMovedToAnotherRowDoNotOpen() {
        byte[] sealed =
                words.sealPayee(KEY, Objects.requireNonNull(Words.ofPayee(described())), ID);

        assertThatThrownBy(() -> words.openPayee(KEY, sealed, new UUID(1, 3)))
                .isInstanceOf(Sealer.Broken.class);
    }

    @Test
    void aBanksDirectoryEntryTellsItAgain() {
        assertThat(BankWords.ofIdentity(Agent.ofBic("DEUTDEFF").identity()).bic())
                .isEqualTo("DEUTDEFF");
        Agent member = new Agent(null, null, "USABA", "021000021", null, null);
        assertThat(BankWords.ofIdentity(member.identity()).clearingMember()).isEqualTo("021000021");
        assertThat(BankWords.ofIdentity(Agent.unknown().identity()).code()).isNull();
        assertThat(BankWords.saysMoreThanItsIdentity(Agent.ofBic("DEUTDEFF500"))).isTrue();
    }

    @Test
    void aBankWithOneNameAddsNothingToItsDirectoryEntryAndAnythingMoreDoes() {
        assertThat(BankWords.saysMoreThanItsIdentity(Agent.unknown())).isFalse();
        assertThat(BankWords.saysMoreThanItsIdentity(Agent.ofBic("DEUTDEFF"))).isFalse();
        assertThat(BankWords.saysMoreThanItsIdentity(Agent.ofCode("070"))).isFalse();
        Agent member = new Agent(null, null, "USABA", "021000021", null, null);
        assertThat(BankWords.saysMoreThanItsIdentity(member)).isFalse();
        Agent named = new Agent(null, null, null, null, "070", "Some Bank");
        assertThat(BankWords.saysMoreThanItsIdentity(named)).isTrue();
        Agent system = new Agent(null, null, "USABA", null, "070", null);
        assertThat(BankWords.saysMoreThanItsIdentity(system)).isTrue();
    }

    /** Stored fingerprints depend on the encoding: it stays what it was. */
    @Test
    void theFingerprintOfAContentStaysForEver() {
        assertThat(received(described()).fingerprint().hex())
                .isEqualTo("1349221019b34d2469438813d671204b1776cbea80d9c211dd4890f4a044b1e2");
    }

    private static ReceivedTransaction received(Party payer) {
        return new ReceivedTransaction(
                new ClientId("c-1"),
                Instant.EPOCH,
                payer,
                Party.of(account(Agent.unknown())),
                Money.of("1.00", "USD"),
                Money.of("1.00", "USD"),
                PaymentFormat.WIRE,
                List.of(Detail.of("remittance", "rent")));
    }

    private static Party described() {
        return new Party(
                account(new Agent("DEUTDEFF", null, null, null, null, "Some Bank")),
                Personal.of("Maria Weber"),
                List.of(Personal.of("Hauptstrasse 1"), Personal.of("Berlin")),
                "DE",
                "529900T8BM49AURSDO55",
                null,
                Personal.of("1980-02-29"),
                List.of(Detail.of("passport", "X1")));
    }

    private static AccountNumber account(Agent bank) {
        return new AccountNumber(Personal.of("4711"), AccountScheme.BANK_ACCOUNT, bank);
    }
}
