package vigil.filings.narrative;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.filings.narrative.Sentence.Question;

/**
 * What an officer made of a draft. A sentence that still stands keeps its records; a reworded one
 * keeps them as long as it is mostly the same words and names no figure that the sentence before it
 * did not name; all others have none, until the officer names one.
 */
public final class NarrativeEdit {
    private static final Pattern WORD =
            Pattern.compile("[\\p{L}\\p{N}]+(?:[.,:'-][\\p{N}\\p{L}]+)*");
    private static final Pattern FIGURE = Pattern.compile("\\p{N}");
    private static final double MOSTLY = 0.6;

    private final List<Sentence> left;
    private final List<Sentence> result = new ArrayList<>();
    private Question question = Question.WHO;

    private NarrativeEdit(Narrative before) {
        this.left = new ArrayList<>(before.sentences());
    }

    /** The edited text as sentences, tied to records where they still are what the draft said. */
    public static Narrative of(Narrative before, String edited) {
        NarrativeEdit edit = new NarrativeEdit(before);
        for (String paragraph : edited.strip().split("\\R+")) {
            edit.paragraph(paragraph.replaceAll("\\s+", " ").strip());
        }
        return new Narrative(edit.result);
    }

    /** The narrative with more records behind the so many-th sentence. */
    public static Narrative prove(Narrative narrative, int index, List<String> records) {
        List<Sentence> sentences = new ArrayList<>(narrative.sentences());
        Sentence sentence = sentences.get(index);
        List<String> all = new ArrayList<>(sentence.records());
        records.stream().filter(record -> !all.contains(record)).forEach(all::add);
        sentences.set(index, new Sentence(sentence.answers(), sentence.text(), all));
        return new Narrative(sentences);
    }

    private void paragraph(String paragraph) {
        // Sentences of the draft are found whole: no rule of punctuation cuts "Acme Inc. is".
        int at = 0;
        while (at < paragraph.length()) {
            Optional<Found> next = next(paragraph, at);
            int end = next.map(Found::start).orElse(paragraph.length());
            cut(paragraph.substring(at, end));
            next.ifPresent(found -> keep(found.sentence()));
            at = next.map(Found::end).orElse(paragraph.length());
        }
    }

    private record Found(Sentence sentence, int start) {
        int end() {
            return start + sentence.text().length();
        }
    }

    private Optional<Found> next(String paragraph, int from) {
        Found best = null;
        for (Sentence sentence : left) {
            int start = paragraph.indexOf(sentence.text(), from);
            if (start >= 0
                    && isWhole(paragraph, start, sentence)
                    && isBetter(best, start, sentence)) {
                best = new Found(sentence, start);
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(@Nullable Found best, int start, Sentence sentence) {
        return best == null
                || start < best.start()
                || start == best.start()
                        && sentence.text().length() > best.sentence().text().length();
    }

    /** Whether the sentence stands for itself and is no part of a longer one. */
    private static boolean isWhole(String paragraph, int start, Sentence sentence) {
        int end = start + sentence.text().length();
        boolean begins =
                start == 0
                        || start >= 2
                                && paragraph.charAt(start - 1) == ' '
                                && ".!?".indexOf(paragraph.charAt(start - 2)) >= 0;
        return begins && (end == paragraph.length() || paragraph.charAt(end) == ' ');
    }

    private void keep(Sentence sentence) {
        left.remove(sentence);
        question = sentence.answers();
        result.add(sentence);
    }

    private void cut(String text) {
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        int start = breaks.first();
        for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
            String sentence = text.substring(start, end).strip();
            if (!sentence.isEmpty()) {
                reworded(sentence);
            }
            start = end;
        }
    }

    private void reworded(String text) {
        Sentence nearest = null;
        double best = 0;
        for (Sentence sentence : left) {
            double likeness = likeness(words(sentence.text()), words(text));
            if (likeness > best) {
                nearest = sentence;
                best = likeness;
            }
        }
        if (nearest != null
                && best >= MOSTLY
                && figures(nearest.text()).containsAll(figures(text))) {
            left.remove(nearest);
            question = nearest.answers();
            result.add(new Sentence(nearest.answers(), text, nearest.records()));
        } else {
            result.add(new Sentence(question, text, List.of()));
        }
    }

    private static double likeness(Set<String> one, Set<String> other) {
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) common.size() / all.size();
    }

    private static Set<String> words(String text) {
        Set<String> words = new HashSet<>();
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private static Set<String> figures(String text) {
        Set<String> figures = words(text);
        figures.removeIf(word -> !FIGURE.matcher(word).find());
        return figures;
    }
}
