package vigil.filings.fincen;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vigil.filings.xml.ReadElement;

/**
 * A narrative in up to five blocks of 4,000 characters. Blocks are cut within a word, so that no
 * block begins or ends with a blank and joined they are the same text again.
 */
final class NarrativeBlocks {
    private static final int LONGEST = 4_000;

    private NarrativeBlocks() {}

    static List<String> cut(String narrative) {
        int[] text = narrative.codePoints().toArray();
        List<String> blocks = new ArrayList<>();
        int start = 0;
        while (start < text.length) {
            int end = end(text, start);
            blocks.add(new String(text, start, end - start));
            start = end;
        }
        return blocks;
    }

    static String join(List<ReadElement> blocks) {
        StringBuilder text = new StringBuilder();
        blocks.stream()
                .sorted((a, b) -> Integer.compare(number(a), number(b)))
                .forEach(block ->
                        text.append(
                                Objects.requireNonNullElse(
                                        block.value("ActivityNarrativeText"), "")));
        return text.toString();
    }

    private static int number(ReadElement block) {
        return Integer.parseInt(
                Objects.requireNonNullElse(block.value("ActivityNarrativeSequenceNumber"), "0"));
    }

    private static int end(int[] text, int start) {
        int end = Math.min(start + LONGEST, text.length);
        int cut = end;
        while (cut < text.length
                && cut > start + 1
                && (Character.isWhitespace(text[cut]) || Character.isWhitespace(text[cut - 1]))) {
            cut--;
        }
        return cut > start + 1 ? cut : end; // All blanks: cut anywhere.
    }
}
