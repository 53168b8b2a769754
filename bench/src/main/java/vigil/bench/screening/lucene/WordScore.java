package vigil.bench.screening.lucene;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** How alike two names are: each word with the one most like it, long words counting more. */
final class WordScore {

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private WordScore() {}

    /** Lower-case words without marks. */
    static String[] words(String name) {
        String plain = name;
        if (!name.chars().allMatch(c -> c < 128)) {
            plain = Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
        }
        return Arrays.stream(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    /** 0 to 1, the mean of both directions. */
    static double of(String[] asked, String[] listed) {
        double[] best = new double[listed.length];
        double sum = 0;
        int letters = 0;
        for (String word : asked) {
            double most = 0;
            for (int i = 0; i < listed.length; i++) {
                double alike = SIMILARITY.apply(word, listed[i]);
                most = Math.max(most, alike);
                best[i] = Math.max(best[i], alike);
            }
            sum += most * word.length();
            letters += word.length();
        }
        double forwards = letters == 0 ? 0 : sum / letters;
        return (forwards + backwards(best, listed)) / 2;
    }

    private static double backwards(double[] best, String[] listed) {
        double sum = 0;
        int letters = 0;
        for (int i = 0; i < listed.length; i++) {
            sum += best[i] * listed[i].length();
            letters += listed[i].length();
        }
        return letters == 0 ? 0 : sum / letters;
    }
}
