package vigil.monitoring.intake.checks;

/** The check of ISO 7064, MOD 97-10: letters count 10 to 35, and the whole number leaves 1. */
final class CheckDigits {

    private static final int MODULUS = 97;

    private CheckDigits() {}

    /** Whether the digits and upper case letters of both parts, read as one number, pass. */
    static boolean pass(CharSequence first, CharSequence second) {
        return remainder(second, remainder(first, 0)) == 1;
    }

    private static int remainder(CharSequence text, int before) {
        int remainder = before;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), Character.MAX_RADIX);
            remainder = (remainder * (value < 10 ? 10 : 100) + value) % MODULUS;
        }
        return remainder;
    }
}
