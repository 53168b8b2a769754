package vigil.monitoring.intake.iso20022;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vigil.engine.PaymentFormat;
import vigil.kernel.money.Money;
import vigil.kernel.secrecy.Personal;
import vigil.monitoring.intake.AccountScheme;
import vigil.monitoring.intake.Agent;
import vigil.monitoring.intake.Detail;
import vigil.monitoring.intake.FailureCode;
import vigil.monitoring.intake.Party;
import vigil.monitoring.intake.Reading;
import vigil.monitoring.intake.ReceivedTransaction;
import vigil.monitoring.intake.StatusReport;
import vigil.monitoring.intake.Warning;
import vigil.monitoring.intake.checks.Texts;
import vigil.monitoring.intake.iso20022.xml.Leaves;
import vigil.monitoring.intake.iso20022.xml.XmlNode;
import vigil.monitoring.intake.iso20022.xml.XmlText;
import vigil.monitoring.intake.iso20022.xml.XmlTreeReader;

class SampleMessagesTest {

    private final IsoMessageReader reader =
            new IsoMessageReader(InstantSource.fixed(Instant.parse("2026-11-26T12:00:00Z")));

    static Stream<String> taken() {
        return Stream.concat(Samples.PAYMENTS.stream(), Samples.REPORTS.stream());
    }

    static Stream<String> ofOtherTypes() {
        return Samples.OF_OTHER_TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("taken")
    void everyLeafOfTheMessageIsFoundInTheReading(String sample) throws Exception {
        IsoReading reading = reader.read(Samples.bytes(sample));

        assertThat(reading.payments().failures()).isEmpty();
        assertThat(reading.statusReports().failures()).isEmpty();
        Set<String> found = new HashSet<>();
        Set<BigDecimal> amounts = new HashSet<>();
        for (Reading.Accepted<ReceivedTransaction> accepted : reading.payments().accepted()) {
            addAll(accepted.value(), found, amounts);
        }
        for (Reading.Accepted<StatusReport> accepted : reading.statusReports().accepted()) {
            addAll(accepted.value(), found);
        }
        List<String> missing = new ArrayList<>();
        List<XmlNode> leaves = new ArrayList<>();
        Leaves.collect(XmlTreeReader.read(XmlText.decoded(Samples.bytes(sample))), leaves);
        for (XmlNode leaf : leaves) {
            String text = Texts.onOneLine(leaf.text());
            if (!text.isEmpty() && !found.contains(text) && !isAmount(text, amounts)) {
                missing.add(leaf.path());
            }
        }
        assertThat(leaves).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static boolean isAmount(String text, Set<BigDecimal> amounts) {
        return text.matches("[0-9.]+")
                && amounts.contains(new BigDecimal(text).stripTrailingZeros());
    }

    private static void addAll(
            ReceivedTransaction transaction, Set<String> found, Set<BigDecimal> amounts) {
        add(transaction.payer(), found);
        add(transaction.payee(), found);
        for (Money money : List.of(transaction.paid(), transaction.received())) {
            amounts.add(money.amount().stripTrailingZeros());
            found.add(money.currency().code());
        }
        addDetails(transaction.details(), found);
    }

    private static void addAll(StatusReport report, Set<String> found) {
        found.add(report.status());
        add(found, report.reason());
        addDetails(report.details(), found);
    }

    private static void addDetails(List<Detail> details, Set<String> found) {
        details.forEach(detail -> found.add(Texts.onOneLine(detail.value().reveal())));
    }

    private static void add(Party party, Set<String> found) {
        Agent bank = party.account().bank();
        found.add(party.account().number().reveal());
        add(
                found,
                bank.bic(),
                bank.lei(),
                bank.clearingSystem(),
                bank.clearingMember(),
                bank.code(),
                bank.name());
        add(found, party.country(), party.lei(), party.bic());
        Stream.of(party.name(), party.birthDate())
                .filter(value -> value != null)
                .forEach(value -> found.add(value.reveal()));
        party.addressLines().forEach(line -> found.add(line.reveal()));
        addDetails(party.identifications(), found);
    }

    private static void add(Set<String> found, @Nullable String... values) {
        for (String value : values) {
            if (value != null) {
                found.add(value);
            }
        }
    }

    @Test
    void companiesAreKnownByTheirLeiAndBanksByTheirBic() {
        ReceivedTransaction transaction = only(Samples.CREDIT_TRANSFER);

        assertThat(transaction.clientId().value())
                .isEqualTo("174c245f-2682-4291-ad67-2a41e530cd27");
        assertThat(transaction.eventTime())
                .isEqualTo(OffsetDateTime.parse("2022-10-20T09:05:00+01:00").toInstant());
        assertThat(transaction.paid()).isEqualTo(Money.of("12000000.00", "RON"));
        assertThat(transaction.payer().name()).isEqualTo(Personal.of("Debtor Co"));
        assertThat(transaction.payer().lei()).isEqualTo("3OE3RV94ENQ3S8BR5T62");
        assertThat(transaction.payer().country()).isEqualTo("RO");
        assertThat(transaction.payer().account().number()).isEqualTo(Personal.of("25698745"));
        assertThat(transaction.payer().account().bank().bic()).isEqualTo("BRDEROBU");
        assertThat(transaction.payee().lei()).isEqualTo("AV8Q1LZ3X5TYF8VX8L68");
        assertThat(transaction.payee().account().bank().bic()).isEqualTo("WBANRO22");
        assertThat(transaction.details())
                .contains(
                        Detail.of("CdtTrfTxInf/PmtId/UETR", "174c245f-2682-4291-ad67-2a41e530cd27"),
                        Detail.of("CdtTrfTxInf/IntrmyAgt1/FinInstnId/BICFI", "MINDROBU"),
                        Detail.of("CdtTrfTxInf/IntrBkSttlmDt", "2022-10-20"),
                        Detail.of("GrpHdr/SttlmInf/SttlmMtd", "INDA"),
                        Detail.of("envelope/AppHdr/BizSvc", "swift.cbprplus.02"));
    }

    @Test
    void anIbanIsAnIban() {
        ReceivedTransaction transaction = only(Samples.WITH_IBAN);

        assertThat(transaction.payer().account().scheme()).isEqualTo(AccountScheme.IBAN);
        assertThat(transaction.payer().account().bank().lei()).isEqualTo("529900T8BM49AURSDO55");
        assertThat(transaction.payee().account().number())
                .isEqualTo(Personal.of("DE89370400440532013000"));
        assertThat(transaction.clientId().value()).startsWith("iso-");
    }

    @Test
    void partiesWithoutAccountStandForThemselves() {
        ReceivedTransaction transaction = only(Samples.SMALLEST);

        assertThat(transaction.payer().account().scheme()).isEqualTo(AccountScheme.PARTY);
        assertThat(transaction.payer().name()).isEqualTo(Personal.of("EXAMPLE PARTY NV"));
    }

    @Test
    void betweenBanksTheBanksAreTheParties() {
        Reading<ReceivedTransaction> reading =
                reader.read(Samples.bytes(Samples.BETWEEN_BANKS)).payments();
        ReceivedTransaction transaction = reading.accepted().getFirst().value();

        assertThat(transaction.payer().bic()).isEqualTo("SSTYPLP1XXX");
        assertThat(transaction.payee().bic()).isEqualTo("HDSBKHPPXXX");
        assertThat(transaction.payee().account().bank().code()).isEqualTo("sdsdfgdfg33");
        assertThat(transaction.format()).isEqualTo(PaymentFormat.WIRE);
        assertThat(reading.warnings())
                .extracting(Warning::name)
                .containsExactlyInAnyOrder(
                        "header-sender", "header-receiver", "control-sum", "time-without-offset");
    }

    @Test
    void clearingMembersOfFedwireAreKept() {
        ReceivedTransaction transaction = only(Samples.FEDWIRE);

        assertThat(transaction.payer().account().bank())
                .isEqualTo(new Agent(null, null, "USABA", "011104238", null, "Bank A"));
        assertThat(transaction.payer().addressLines())
                .contains(
                        Personal.of("Avenue of the Fountains"),
                        Personal.of("Suite D110"),
                        Personal.of("85268"));
    }

    @Test
    void aWrongIbanOfAnInitiationIsTakenWithAWarning() {
        Reading<ReceivedTransaction> reading =
                reader.read(Samples.bytes(Samples.TO_AMERICA)).payments();
        ReceivedTransaction transaction = reading.accepted().getFirst().value();

        assertThat(transaction.payer().account().scheme()).isEqualTo(AccountScheme.OTHER);
        assertThat(transaction.payer().account().number())
                .isEqualTo(Personal.of("LT007180000000000000"));
        assertThat(transaction.payee().account().bank().name())
                .isEqualTo("DEUTSCHE BANK TRUST COMPANY AMERICAS");
        assertThat(reading.warnings()).extracting(Warning::name).contains("iban-check-digits");
    }

    @Test
    void everyPaymentOfAnInitiationIsATransactionThoughTheyShareTheirReferences() {
        Reading<ReceivedTransaction> reading =
                reader.read(Samples.bytes(Samples.TWO_PAYMENTS)).payments();

        assertThat(reading.accepted()).hasSize(2);
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().clientId())
                .doesNotHaveDuplicates();
        assertThat(reading.accepted())
                .extracting(accepted -> accepted.value().payer().account().number().reveal())
                .containsExactly("ES9121000418450200051332", "ES9121000418450200051333");
        assertThat(reading.accepted())
                .extracting(accepted ->
                        accepted.value().details().stream()
                                .filter(detail -> detail.name().equals("PmtInf/PmtInfId"))
                                .map(detail -> detail.value().reveal())
                                .findFirst()
                                .orElse(""))
                .containsExactly("a790e857-e006-4dea-8d35-3fccf4736e4", "second-one");
        assertThat(reading.accepted().getFirst().value().format()).isEqualTo(PaymentFormat.ACH);
        assertThat(reading.warnings())
                .extracting(Warning::name)
                .contains("number-of-transactions", "control-sum");
    }

    @Test
    void aReportOnAWholeMessageIsKept() {
        StatusReport report = onlyReport(Samples.REJECTION);

        assertThat(report.status()).isEqualTo("RJCT");
        assertThat(report.reason()).isEqualTo("118");
        assertThat(report.original().candidates()).isEmpty();
    }

    @Test
    void aReportOnATransactionNamesIt() {
        StatusReport report = onlyReport(Samples.SETTLED);

        assertThat(report.status()).isEqualTo("ACSC");
        assertThat(report.time()).isEqualTo(Instant.parse("2023-05-05T20:20:45.837Z"));
        assertThat(report.original().transactionId()).isEqualTo("AAAAUS29/100628/ad458");
        assertThat(report.original().messageId()).isEqualTo("AAAA100628-123v");
        assertThat(report.original().candidates()).isNotEmpty();
    }

    @Test
    void aHeaderOfAnotherBankIsRefused() {
        IsoReading reading = reader.read(Samples.bytes(Samples.WRONG_HEADER));

        assertThat(reading.refusal())
                .get()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(FailureCode.CONTRADICTION);
                    assertThat(refusal.field()).isEqualTo("AppHdr/Fr/FIId/FinInstnId/BICFI");
                });
    }

    @Test
    void aMessageThatBreaksItsSchemaIsRefused() {
        IsoReading reading = reader.read(Samples.bytes(Samples.WRONG_SCHEMA));

        assertThat(reading.refusal())
                .get()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(FailureCode.SCHEMA);
                    assertThat(refusal.field()).isEqualTo("CdtTrfTxInf/CdtrAgt");
                });
    }

    @ParameterizedTest
    @MethodSource("ofOtherTypes")
    void otherMessagesAreRefusedByName(String sample) {
        IsoReading reading = reader.read(Samples.bytes(sample));

        assertThat(reading.refusal())
                .get()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(FailureCode.NOT_SUPPORTED);
                    assertThat(refusal.reason())
                            .contains("camt.05")
                            .endsWith(
                                    "is not supported here: pacs.008, pacs.009, pain.001, pacs.002");
                });
    }

    private ReceivedTransaction only(String sample) {
        Reading<ReceivedTransaction> reading = reader.read(Samples.bytes(sample)).payments();
        assertThat(reading.failures()).isEmpty();
        assertThat(reading.accepted()).hasSize(1);
        return reading.accepted().getFirst().value();
    }

    private StatusReport onlyReport(String sample) {
        Reading<StatusReport> reading = reader.read(Samples.bytes(sample)).statusReports();
        assertThat(reading.failures()).isEmpty();
        assertThat(reading.accepted()).hasSize(1);
        return reading.accepted().getFirst().value();
    }
}
