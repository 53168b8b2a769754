package vigil.monitoring.intake.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int ROUNDS = 2_000;

    private final SplittableRandom random = new SplittableRandom(20022);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GB29NWBK60161331926819", "DE89370400440532013000", "FR1420041010050500013M02606",
                        "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S", "BE68539007547034", "CH9300762011623852957",
                        "SC18SSCB11010000000000001497USD",
                "XK051212012345678906", "BR1800360305000010009795493C1",
                        "LC55HEMM000100010012001200023015"
            })
    void examplesOfTheRegistryAreIbans(String iban) {
        assertThat(Iban.isValid(iban)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GB",
                "GB29",
                "GB29NWBK60161331926818",
                "GB29NWBK6016133192681",
                "GB29NWBK601613319268190",
                "gb29nwbk60161331926819",
                "GB29 NWBK 6016 1331 9268 19",
                "US29NWBK60161331926819",
                "LT007180000000000000",
                "GB29NWBK6016133192681\u0661",
                "ZZ68539007547034"
            })
    void othersAreNot(String text) {
        assertThat(Iban.isValid(text)).isFalse();
    }

    @Test
    void theElectronicFormHasNeitherBlanksNorLowerCase() {
        assertThat(Iban.electronic("gb29 nwbk 6016 1331 9268 19"))
                .isEqualTo("GB29NWBK60161331926819");
    }

    /** An independent computation: the number as ISO 7064 writes it, divided as a whole. */
    @Test
    void checkDigitsAgreeWithLongDivision() {
        for (int round = 0; round < ROUNDS; round++) {
            String account = characters(18);
            int digits = 98 - remainder(account + "DE00");
            String iban = "DE%02d".formatted(digits) + account;

            assertThat(Iban.isValid(iban)).as(iban).isTrue();
        }
    }

    @Test
    void aChangedDigitAndTwoSwappedOnesAreFoundOut() {
        for (int round = 0; round < ROUNDS; round++) {
            String account = "%018d".formatted(random.nextLong(1_000_000_000_000_000_000L));
            String iban = "DE%02d".formatted(98 - remainder(account + "DE00")) + account;
            int at = 4 + random.nextInt(17);
            String changed = iban.substring(0, at) + random.nextInt(10) + iban.substring(at + 1);
            String swapped =
                    iban.substring(0, at)
                            + iban.charAt(at + 1)
                            + iban.charAt(at)
                            + iban.substring(at + 2);

            assertThat(Iban.isValid(changed)).as(changed).isEqualTo(changed.equals(iban));
            assertThat(Iban.isValid(swapped)).as(swapped).isEqualTo(swapped.equals(iban));
        }
    }

    @Test
    void checkDigitsOfLeisAgreeWithLongDivision() {
        for (int round = 0; round < ROUNDS; round++) {
            String entity = characters(18);
            int digits = 98 - remainder(entity + "00");
            String lei = entity + "%02d".formatted(digits);
            String wrong = entity + "%02d".formatted(digits == 98 ? 2 : digits + 1);

            assertThat(Lei.isValid(lei)).as(lei).isTrue();
            assertThat(Lei.isValid(wrong)).as(wrong).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "529900T8BM49AURSDO55",
                "3OE3RV94ENQ3S8BR5T62",
                "AV8Q1LZ3X5TYF8VX8L68",
                "5493000IBP32UQZ0KL24"
            })
    void publishedLeisAreValid(String lei) {
        assertThat(Lei.isValid(lei)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEUTDEFF",
                "DEUTDEFF500",
                "NWBKGB2LXXX",
                "E097AEXX",
                "CTZNCA8V001",
                "AAAAXKXX"
            })
    void bicsHaveTheirShape(String bic) {
        assertThat(Bic.isValid(bic)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DEUTDEF",
                "DEUTDEFF5",
                "DEUTDEFF5000",
                "deutdeff",
                "DEUTD3FF",
                "DEUTZZFF",
                "DEUT DEFF",
                "DEÜTDEFF"
            })
    void othersHaveNot(String text) {
        assertThat(Bic.isValid(text)).isFalse();
    }

    @Test
    void theHeadOfficeMayBeWrittenShort() {
        assertThat(Bic.sameParty("DEUTDEFF", "DEUTDEFFXXX")).isTrue();
        assertThat(Bic.sameParty("DEUTDEFF", "DEUTDEFF500")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NOTPROVIDED",
                "Not Provided",
                "NONREF",
                "N/A",
                "0",
                "0000",
                "--",
                "xxxx",
                "unknown"
            })
    void placeholdersAreRecognised(String text) {
        assertThat(Placeholders.isPlaceholder(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "NONREF1", "INV-0", "X0Y", "Ä"})
    void realReferencesAreNot(String text) {
        assertThat(Placeholders.isPlaceholder(text)).isFalse();
    }

    private String characters(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    private static int remainder(String text) {
        StringBuilder number = new StringBuilder();
        text.chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue();
    }
}
