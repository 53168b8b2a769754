package vigil.simulator.population;

import java.util.HashSet;
import java.util.Set;
import vigil.simulator.chance.Fate;

/** Bank codes and account numbers in the form of AMLworld: {@code 021174} and {@code 800737690}. */
public final class AccountNames {
    private static final int FIRST_BANK = 10;
    private static final int NUMBER_BITS = 28;
    private static final int MASK = (1 << NUMBER_BITS) - 1;

    private final long salt;

    private AccountNames(long salt) {
        this.salt = salt;
    }

    /** Names for a population of which none is taken by one of the given accounts. */
    public static AccountNames avoiding(Set<AccountName> taken, Population population, long seed) {
        Set<String> numbers = new HashSet<>();
        taken.forEach(name -> numbers.add(name.number()));
        long salt = Fate.mix(seed);
        while (true) {
            var names = new AccountNames(salt);
            if (taken.isEmpty() || !names.meetsAny(taken, numbers, population)) {
                return names;
            }
            salt++;
        }
    }

    /** Zero-padded, some twice; no two banks share one. */
    public static String bank(int bank) {
        int number = FIRST_BANK + bank;
        return (Fate.mix(bank) & 3) == 0 ? "00" + number : "0" + number;
    }

    /** No two indexes below 2^28 share one. */
    public String number(int account) {
        int scrambled = (int) ((account * 0x5851f42dL + salt) & MASK);
        scrambled ^= scrambled >>> 13;
        scrambled = (scrambled * 0x2c1b3c6d) & MASK;
        scrambled ^= scrambled >>> 15;
        char[] digits = new char[9];
        digits[0] = '8';
        digits[8] = '0';
        for (int i = 7; i > 0; i--) {
            digits[i] = Character.toUpperCase(Character.forDigit(scrambled & 15, 16));
            scrambled >>>= 4;
        }
        return new String(digits);
    }

    private boolean meetsAny(Set<AccountName> taken, Set<String> numbers, Population population) {
        for (int account = 0; account < population.size(); account++) {
            String number = number(account);
            if (numbers.contains(number)
                    && taken.contains(new AccountName(bank(population.bank(account)), number))) {
                return true;
            }
        }
        return false;
    }
}
