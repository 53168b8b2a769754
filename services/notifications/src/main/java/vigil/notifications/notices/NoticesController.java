package vigil.notifications.notices;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.pages.Filter;
import vigil.kernel.pages.Page;

/** What the officer who asks was told. */
@RestController
@Tag(name = "Notifications")
class NoticesController {

    private static final String PATH = "/v1/notifications";

    private final Questions questions;

    NoticesController(Questions questions) {
        this.questions = questions;
    }

    /**
     * @param unread 1,000 stands for as many and more
     */
    @Schema(name = "NotificationCounts")
    record Counts(int unread) {}

    @Operation(operationId = "notifications", summary = "What you were told, newest first")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    Page<NoticeView> list(
            Caller caller,
            @Parameter(description = "Only what is not read") @RequestParam(defaultValue = "false")
                    boolean unread,
            @ParameterObject Page.Query page) {
        Cut cut = page.cut();
        return questions.ask(
                caller.institution(),
                connection -> NoticeRows.page(connection, caller, unread, cut));
    }

    @Operation(operationId = "notificationCounts", summary = "How much of it is not read")
    @GetMapping(path = PATH + "/counts", produces = MediaType.APPLICATION_JSON_VALUE)
    Counts counts(Caller caller) {
        return questions.ask(
                caller.institution(),
                connection -> new Counts(NoticeRows.unread(connection, caller)));
    }

    @Operation(
            operationId = "readNotifications",
            summary = "It is read, and with it all that you were told before")
    @PostMapping(path = PATH + "/{id}/reads")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void read(Caller caller, @PathVariable String id) {
        UUID upTo = Filter.id(id);
        boolean known =
                questions.change(
                        caller.institution(),
                        connection -> NoticeRows.read(connection, caller, upTo));
        if (!known) {
            throw Filter.notFound();
        }
    }
}
