package vigil.cases.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vigil.cases.files.FileView;

/**
 * A file as it lies in an archive.
 *
 * @param path where; a number keeps two of one name apart
 */
record Exported(String path, FileView file) {

    private static final int LONGEST = 120;

    /** What a folder of any system, and a line of hashes, can hold as it is. */
    private static final Pattern ODD = Pattern.compile("[^\\p{L}\\p{N}._ ()-]+");

    private static final Pattern DOTS = Pattern.compile("^[. ]+|[. ]+$");

    /** In the order in which they came, under the names that they came with. */
    static List<Exported> of(List<FileView> files) {
        List<Exported> exported = new ArrayList<>();
        List<FileView> inOrder = files.reversed();
        for (int i = 0; i < inOrder.size(); i++) {
            FileView file = inOrder.get(i);
            String path = "files/%02d-%s".formatted(i + 1, readable(file.name(), file.fileId()));
            exported.add(new Exported(path, file));
        }
        return exported;
    }

    /** A name without what a file system, or a reader, could stumble over. */
    static String readable(@Nullable String name, String otherwise) {
        String plain = name == null ? "" : ODD.matcher(name).replaceAll("_");
        String bare = DOTS.matcher(plain).replaceAll("");
        if (bare.isEmpty()) {
            return otherwise;
        }
        int dot = bare.lastIndexOf('.');
        String ending = dot > 0 && bare.length() - dot <= 6 ? bare.substring(dot) : "";
        return bare.length() <= LONGEST
                ? bare
                : bare.substring(0, LONGEST - ending.length()) + ending;
    }
}
