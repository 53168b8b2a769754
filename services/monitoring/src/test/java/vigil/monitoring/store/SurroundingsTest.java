package vigil.monitoring.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vigil.engine.Context;
import vigil.engine.PaymentFormat;
import vigil.engine.Places;
import vigil.engine.TransactionKind;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.MasterKey;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountNumber;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.ClientId;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.ReceivedTransaction;

class SurroundingsTest {

    private static final InstitutionId BANK = new InstitutionId("bank");

    @TempDir private Path folder;
    private Surroundings surroundings;

    @BeforeEach
    void makeKey() throws IOException {
        Path key = folder.resolve("master.key");
        MasterKey.create(key, new SecureRandom());
        surroundings = new Surroundings(MasterKey.fromFile(key));
    }

    @Test
    void ofAPlainPaymentNothingMoreIsKnown() {
        assertThat(surroundings.of(BANK, payment(party(null), List.of()))).isEqualTo(Context.NONE);
    }

    @Test
    void theCoreKnowsKindSegmentHolderAgePlaceAndWording() {
        Party payer =
                party(
                        "2000-11-27",
                        Detail.of("customerId", "C-7"),
                        Detail.of("segment", "private"));
        Context context =
                surroundings.of(
                        BANK,
                        payment(
                                payer,
                                List.of(
                                        Detail.of("kind", "refund"),
                                        Detail.of("place", "52.52/13.4"),
                                        Detail.of("remittance", "Rent for May"))));

        assertThat(context.kind()).isEqualTo(TransactionKind.REFUND);
        assertThat(context.payerSegment()).isEqualTo("private");
        assertThat(context.payeeSegment()).isEmpty();
        assertThat(context.payerHolder()).isNotZero();
        assertThat(context.payeeHolder()).isZero();
        assertThat(context.payerAge()).isEqualTo(25);
        assertThat(context.place()).isEqualTo(Places.cell(52.52, 13.4));
        assertThat(context.wording()).isNotZero();
    }

    @Test
    void oneCustomerIsOneHolderInItsInstitutionAlone() {
        Party payer = party(null, Detail.of("customerId", "C-7"));
        Party other = party("1990-01-01", Detail.of("customerId", "C-7"));
        Context context = surroundings.of(BANK, payment(payer, List.of()));

        assertThat(surroundings.of(BANK, payment(other, List.of())).payerHolder())
                .isEqualTo(context.payerHolder());
        assertThat(
                        surroundings
                                .of(new InstitutionId("another"), payment(payer, List.of()))
                                .payerHolder())
                .isNotEqualTo(context.payerHolder());
    }

    @Test
    void alikeTextsAreNearAndOthersFar() {
        long rent = wording("Rent for May, flat 12");
        long nextRent = wording("Rent for June, flat 12");
        long other = wording("Invoice 4711 for engine parts");

        assertThat(Long.bitCount(rent ^ nextRent)).isLessThan(Long.bitCount(rent ^ other));
    }

    private long wording(String text) {
        return surroundings
                .of(BANK, payment(party(null), List.of(Detail.of("remittance", text))))
                .wording();
    }

    private static Party party(@Nullable String birthDate, Detail... identifications) {
        return new Party(
                new AccountNumber(Personal.of("1"), AccountScheme.BANK_ACCOUNT, Agent.unknown()),
                null,
                List.of(),
                null,
                null,
                null,
                birthDate == null ? null : Personal.of(birthDate),
                List.of(identifications));
    }

    private static ReceivedTransaction payment(Party payer, List<Detail> details) {
        return new ReceivedTransaction(
                new ClientId("tx-1"),
                Instant.parse("2026-11-26T12:00:00Z"),
                payer,
                party(null),
                Money.of("10", "EUR"),
                Money.of("10", "EUR"),
                PaymentFormat.WIRE,
                details);
    }
}
