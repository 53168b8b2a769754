package vigil.filings.narrative;

import java.util.List;

/** A sentence of a narrative with the ids of the records that prove it. */
public record Sentence(Question answers, String text, List<String> records) {

    /** The questions that a narrative answers, in its order. */
    public enum Question {
        WHO,
        WHAT,
        WHEN,
        WHERE,
        WHY,
        HOW
    }

    public Sentence {
        text = text.strip();
        records = List.copyOf(records);
    }

    /** Whether a record is behind it. */
    public boolean isProven() {
        return !records.isEmpty();
    }

    @Override
    public String toString() {
        return "Sentence[" + answers + ", " + records + "]";
    }
}
