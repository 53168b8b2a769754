package vigil.notifications.notices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its officer sees it.
 *
 * @param kind assigned, mentioned, escalated, deadline, approval_wanted, returned, list_trouble or
 *     second_look
 * @param aboutKind item, case, report, list, bulk_closing, second_look or authority_request (then
 *     {@code about} is its case)
 * @param about its id
 * @param reference how people call it
 * @param why a code, such as deadline or officer
 * @param by who did it
 * @param items how many were given at once; {@code about} is the first of them
 * @param role the role that it was told to; absent when it was told to the officer
 */
@Schema(name = "Notification")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(
        String notificationId,
        String kind,
        String aboutKind,
        String about,
        @Nullable String reference,
        @Nullable String why,
        @Nullable String by,
        int items,
        @Nullable String role,
        Instant at,
        boolean read) {}
