package vigil.filings.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;
import vigil.filings.document.ReportLines.Line;

/** Sets lines on pages of letter size, from top to bottom. */
final class Pages {
    /** Liberation Sans comes within PDFBox, under the SIL Open Font License 1.1. */
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private static final float MARGIN = 56;
    private static final float FOOTER = 34;
    private static final float INDENT = 14;
    private static final float LABEL = 160;
    private static final float TEXT = 9.5f;
    private static final float HEADING = 11;
    private static final float TITLE = 16;
    private static final float LEADING = 1.35f;

    private final PDDocument document;
    private final PDFont font;
    private @Nullable PDPageContentStream page;
    private float y;

    Pages(PDDocument document) throws IOException {
        this.document = document;
        this.font = font(document);
    }

    void title(String title, String below) throws IOException {
        put(title, MARGIN, width(0), TITLE);
        put(below, MARGIN, width(0), TEXT);
    }

    void line(Line line) throws IOException {
        float left = MARGIN + line.depth() * INDENT;
        switch (line.style()) {
            case HEADING -> {
                y -= HEADING * 0.6f;
                put(line.label(), left, width(line.depth()), HEADING);
            }
            case TEXT -> put(line.text(), left, width(line.depth()), TEXT);
            case FIELD -> {
                room(TEXT);
                float top = y;
                set(line.label(), left, top - TEXT, TEXT);
                put(line.text(), MARGIN + LABEL, width(0) - LABEL, TEXT);
            }
        }
    }

    /** Ends the last page and writes a footer with its number on every page. */
    void end(String footer) throws IOException {
        close();
        int count = document.getNumberOfPages();
        for (int i = 0; i < count; i++) {
            page =
                    new PDPageContentStream(
                            document,
                            document.getPage(i),
                            PDPageContentStream.AppendMode.APPEND,
                            true);
            set("Page " + (i + 1) + " of " + count + "   " + footer, MARGIN, FOOTER, TEXT - 1.5f);
            close();
        }
    }

    private void close() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private static float width(int depth) {
        return PDRectangle.LETTER.getWidth() - 2 * MARGIN - depth * INDENT;
    }

    private void put(String text, float left, float width, float size) throws IOException {
        for (String row : wrap(drawable(text), width, size)) {
            room(size);
            set(row, left, y - size, size);
            y -= size * LEADING;
        }
    }

    private void room(float size) throws IOException {
        if (page == null || y - size * LEADING < MARGIN) {
            close();
            PDPage next = new PDPage(PDRectangle.LETTER);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = PDRectangle.LETTER.getHeight() - MARGIN;
        }
    }

    private void set(String text, float left, float baseline, float size) throws IOException {
        PDPageContentStream stream = Objects.requireNonNull(page);
        stream.beginText();
        stream.setFont(font, size);
        stream.newLineAtOffset(left, baseline);
        stream.showText(text);
        stream.endText();
    }

    private List<String> wrap(String text, float width, float size) throws IOException {
        List<String> rows = new ArrayList<>();
        StringBuilder row = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            for (String piece : pieces(word, width, size)) {
                String longer = row.isEmpty() ? piece : row + " " + piece;
                if (!row.isEmpty() && length(longer, size) > width) {
                    rows.add(row.toString());
                    row.setLength(0);
                    row.append(piece);
                } else {
                    row.setLength(0);
                    row.append(longer);
                }
            }
        }
        rows.add(row.toString());
        return rows;
    }

    /** A word in pieces that fit into a row. */
    private List<String> pieces(String word, float width, float size) throws IOException {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= word.length(); end++) {
            if (end - start > 1 && length(word.substring(start, end), size) > width) {
                pieces.add(word.substring(start, end - 1));
                start = end - 1;
            }
        }
        pieces.add(word.substring(start));
        return pieces;
    }

    private float length(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    /** The text in letters that the font has; others by their code points. */
    private String drawable(String text) {
        StringBuilder drawable = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .forEach(c -> {
                    if (has(c)) {
                        drawable.appendCodePoint(c);
                    } else {
                        drawable.append(String.format("[U+%04X]", c));
                    }
                });
        return drawable.toString();
    }

    private boolean has(int c) {
        if (Character.isISOControl(c)) {
            return false;
        }
        try {
            return font.encode(Character.toString(c)).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false; // The font says so by refusing.
        }
    }

    private static PDFont font(PDDocument document) throws IOException {
        try (InputStream in = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            return PDType0Font.load(document, in, true);
        }
    }
}
