package vigil.cases.files;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a case.
 *
 * @param name absent when the case's key was destroyed
 * @param size bytes
 * @param sha256 of the bytes that were brought, in hexadecimal digits
 */
@Schema(name = "CaseFile")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FileView(
        String fileId,
        String caseId,
        @Nullable String name,
        String mediaType,
        long size,
        String sha256,
        String storedBy,
        Instant storedAt) {}
