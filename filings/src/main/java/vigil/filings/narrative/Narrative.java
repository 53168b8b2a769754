package vigil.filings.narrative;

import java.util.List;
import java.util.stream.Collectors;
import vigil.filings.narrative.Sentence.Question;

/** The sentences of a narrative in their order, a paragraph for each question. */
public record Narrative(List<Sentence> sentences) {

    public Narrative {
        sentences = List.copyOf(sentences);
    }

    /** The narrative as it is filed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        Question last = null;
        for (Sentence sentence : sentences) {
            if (last != null) {
                text.append(last == sentence.answers() ? " " : "\n\n");
            }
            text.append(sentence.text());
            last = sentence.answers();
        }
        return text.toString();
    }

    /** The sentences that no record proves: the officer's own word, to be looked at by another. */
    public List<Sentence> unproven() {
        return sentences.stream().filter(sentence -> !sentence.isProven()).toList();
    }

    /** The questions that nothing answers. */
    public List<Question> unanswered() {
        var answered =
                sentences.stream().map(Sentence::answers).collect(Collectors.toUnmodifiableSet());
        return List.of(Question.values()).stream()
                .filter(question -> !answered.contains(question))
                .toList();
    }
}
