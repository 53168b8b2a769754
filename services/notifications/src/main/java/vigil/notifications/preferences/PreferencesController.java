package vigil.notifications.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.identity.Caller;
import vigil.kernel.requests.Body;

/** How the officer who asks wants to be told. */
@RestController
@Tag(name = "Preferences")
class PreferencesController {

    private static final String PATH = "/v1/notifications/preferences";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;

    private final PreferenceDesk desk;

    PreferencesController(PreferenceDesk desk) {
        this.desk = desk;
    }

    /** The shape of a confirmation. */
    @Schema(name = "AddressConfirmation")
    record CodeForm(@Nullable String code) {}

    @Operation(operationId = "notificationPreferences", summary = "How you are told")
    @GetMapping(path = PATH, produces = JSON)
    PreferencesView present(Caller caller) {
        return desk.present(caller);
    }

    @Operation(
            operationId = "changeNotificationPreferences",
            summary = "Change how you are told",
            description =
                    "Fields that are absent stay as they are, but for the quiet hours. Another address has to be confirmed before mail goes there.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = JSON,
                            schema = @Schema(implementation = PreferencesForm.class)))
    @PutMapping(path = PATH, consumes = JSON, produces = JSON)
    PreferencesView change(Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        byte[] body = Body.read(request, PreferencesForm.LARGEST, "The body");
        return desk.change(caller, PreferencesForm.read(body));
    }

    @Operation(
            operationId = "sendAddressCode",
            summary = "Send a code to your mail address",
            description = "At most one a minute; it is good for fifteen minutes.")
    @PostMapping(path = PATH + "/codes")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void sendCode(Caller caller) {
        desk.sendCode(caller);
    }

    @Operation(operationId = "confirmAddress", summary = "The code arrived: send mail there")
    @RequestBody(
            required = true,
            content = @Content(mediaType = JSON, schema = @Schema(implementation = CodeForm.class)))
    @PostMapping(path = PATH + "/confirmations", consumes = JSON, produces = JSON)
    PreferencesView confirm(Caller caller, @Parameter(hidden = true) HttpServletRequest request) {
        byte[] body = Body.read(request, PreferencesForm.LARGEST, "The body");
        String code = PreferencesForm.read(body, CodeForm.class).code();
        return desk.confirm(caller, code == null ? "" : code);
    }
}
