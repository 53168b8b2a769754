package vigil.filings.fincen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vigil.filings.parties.Answer;

/** Draws what stands in random reports: always the same for the same seed. */
final class Chance {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éüñßøÅ&<>\"'.,-/#";
    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean in(int chances) {
        return random.nextInt(chances) == 0;
    }

    <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    <T> @Nullable T perhaps(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    <T> List<T> some(int least, int most, Supplier<T> value) {
        List<T> list = new ArrayList<>();
        int count = least + random.nextInt(most - least + 1);
        for (int i = 0; i < count; i++) {
            list.add(value.get());
        }
        return list;
    }

    /** Words of up to so many characters, often exactly so many. */
    String text(int longest) {
        int length = in(12) ? longest : 1 + random.nextInt(Math.min(longest, 60));
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            boolean inner = !text.isEmpty() && text.length() < length - 1;
            boolean blank = inner && text.charAt(text.length() - 1) != ' ' && in(7);
            text.append(blank ? ' ' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    Answer answer(String value) {
        return in(5) ? Answer.UNKNOWN : Answer.of(value);
    }

    LocalDate day() {
        return TODAY.minusDays(random.nextInt(3000));
    }

    String time() {
        return String.format("%02d:%02d:%02d", below(24), below(60), below(60));
    }

    long dollars() {
        return random.nextInt(4) == 0 ? random.nextLong(1L << 40) : random.nextInt(2_000_000);
    }
}
