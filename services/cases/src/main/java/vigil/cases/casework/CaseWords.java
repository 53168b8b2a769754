package vigil.cases.casework;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.secrecy.BlindIndex;

/**
 * Finds cases by whole words of their titles and notes, which lie sealed: each word under a keyed
 * hash, without case and accents.
 */
public final class CaseWords {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]{2,64}");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int MOST = 2_000;

    private final BlindIndex index;

    public CaseWords(BlindIndex index) {
        this.index = index;
    }

    /** The words of a text as they are compared. */
    static Set<String> words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                        .replaceAll("")
                        .toLowerCase(Locale.ROOT);
        Set<String> words = new TreeSet<>();
        Matcher matcher = WORD.matcher(plain);
        while (matcher.find() && words.size() < MOST) {
            words.add(matcher.group());
        }
        return words;
    }

    /** The keyed hashes of a text's words. */
    public byte[][] hashes(InstitutionId institution, String text) {
        return words(text).stream()
                .map(word -> index.of(institution.value(), word))
                .toArray(byte[][]::new);
    }

    /**
     * A text of a case.
     *
     * @param confidential found by those alone who may know of reports
     */
    public record Said(String text, boolean confidential) {

        /** What everybody finds who reads the case. */
        public static Said openly(String text) {
            return new Said(text, false);
        }
    }

    /** Lets a case be found by the words of a text. */
    public void add(Connection connection, InstitutionId institution, UUID about, Said said)
            throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into case_words (institution, word, case_id, confidential)
                        select ?, w.word, ?, ? from unnest(?::bytea[]) as w (word) on conflict do nothing\
                        """)) {
            insert.setString(1, institution.value());
            insert.setObject(2, about);
            insert.setBoolean(3, said.confidential());
            insert.setArray(4, connection.createArrayOf("bytea", hashes(institution, said.text())));
            insert.executeUpdate();
        }
    }
}
