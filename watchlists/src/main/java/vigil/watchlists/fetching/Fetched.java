package vigil.watchlists.fetching;

import java.nio.file.Path;

/** What became of asking for a file. */
public sealed interface Fetched {

    /**
     * The file is here.
     *
     * @param file where it was put
     * @param hash its SHA-256
     * @param mark what to say next time
     */
    record Arrived(Path file, String hash, Mark mark) implements Fetched {}

    /** The publisher says that the file is the one it sent before. */
    record NotModified() implements Fetched {}

    /**
     * There is no file.
     *
     * @param reason one sentence
     */
    record Failed(String reason) implements Fetched {}

    /**
     * What a publisher said of the file it sent.
     *
     * @param entityTag the {@code ETag}, or empty
     * @param lastModified the {@code Last-Modified} date, or empty
     */
    record Mark(String entityTag, String lastModified) {
        /** Nothing is known. */
        public static final Mark NONE = new Mark("", "");
    }
}
