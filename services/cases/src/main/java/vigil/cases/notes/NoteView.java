package vigil.cases.notes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A note.
 *
 * @param words absent when the case's key was destroyed
 * @param mentions logins that are called by it
 * @param confidential read by those alone who may know of reports
 */
@Schema(name = "CaseNote")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoteView(
        String noteId,
        String author,
        Instant madeAt,
        List<String> mentions,
        @Nullable String words,
        boolean confidential) {

    public NoteView {
        mentions = List.copyOf(mentions);
    }
}
