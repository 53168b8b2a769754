package vigil.monitoring.intake.checks;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** International bank account numbers (ISO 13616): country, length, check digits. */
public final class Iban {

    private static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final int CHECK_DIGITS_END = 4;
    private static final int LEAST_CHECK_DIGITS = 2;
    private static final int GREATEST_CHECK_DIGITS = 98;

    /** Lengths by country, from the registry of IBANs that ISO 13616 keeps. */
    private static final Map<String, Integer> LENGTHS =
            lengths(
                    "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 "
                            + "EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 "
                            + "IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 "
                            + "MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 "
                            + "SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private Iban() {}

    /** The electronic form: no blanks, upper case. */
    public static String electronic(String written) {
        return written.replace(" ", "").toUpperCase(Locale.ROOT);
    }

    /** Whether {@code iban}, in electronic form, is one. */
    public static boolean isValid(String iban) {
        return hasShape(iban) && hasRightCheckDigits(iban);
    }

    /** Whether {@code iban}, in electronic form, has the length that IBANs of its country have. */
    public static boolean hasShape(String iban) {
        if (!SHAPE.matcher(iban).matches()) {
            return false;
        }
        Integer length = LENGTHS.get(iban.substring(0, 2));
        return length != null && length == iban.length();
    }

    private static boolean hasRightCheckDigits(String iban) {
        int digits = Integer.parseInt(iban.substring(2, CHECK_DIGITS_END));
        // 00, 01 and 99 would pass the sum for some numbers, but nobody computes them.
        return digits >= LEAST_CHECK_DIGITS
                && digits <= GREATEST_CHECK_DIGITS
                && CheckDigits.pass(
                        iban.substring(CHECK_DIGITS_END), iban.substring(0, CHECK_DIGITS_END));
    }

    private static Map<String, Integer> lengths(String table) {
        Map<String, Integer> lengths = new HashMap<>();
        for (String entry : table.split(" ", -1)) {
            lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
