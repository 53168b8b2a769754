package vigil.cases.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a file of a case may be. Everything else is refused: what can carry scripts and cannot be
 * looked into has no place beside evidence.
 */
enum Kind {
    PDF("application/pdf", Set.of("pdf"), Set.of("application/pdf")),
    PNG("image/png", Set.of("png"), Set.of("image/png")),
    JPEG("image/jpeg", Set.of("jpg", "jpeg"), Set.of("image/jpeg")),
    GIF("image/gif", Set.of("gif"), Set.of("image/gif")),
    TIFF("image/tiff", Set.of("tif", "tiff"), Set.of("image/tiff")),
    TEXT("text/plain", Set.of("txt", "log"), Set.of("text/plain")),
    CSV("text/csv", Set.of("csv"), Set.of("text/plain", "text/csv")),
    JSON("application/json", Set.of("json"), Set.of("text/plain", "application/json")),
    DOCX(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Set.of("docx"),
            Set.of("application/zip")),
    XLSX(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Set.of("xlsx"),
            Set.of("application/zip")),
    PPTX(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Set.of("pptx"),
            Set.of("application/zip"));

    private final String mediaType;
    private final Set<String> extensions;
    private final Set<String> sniffed;

    /**
     * @param sniffed what its bytes look like
     */
    Kind(String mediaType, Set<String> extensions, Set<String> sniffed) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.sniffed = sniffed;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether bytes that look so can be of this kind. */
    boolean looksLike(String type) {
        return sniffed.contains(type);
    }

    boolean isText() {
        return this == TEXT || this == CSV || this == JSON;
    }

    boolean isOffice() {
        return this == DOCX || this == XLSX || this == PPTX;
    }

    /** By the end of a file's name. */
    static Optional<Kind> ofName(String name) {
        int dot = name.lastIndexOf('.');
        String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return dot < 1
                ? Optional.empty()
                : Arrays.stream(values())
                        .filter(kind -> kind.extensions.contains(extension))
                        .findFirst();
    }
}
