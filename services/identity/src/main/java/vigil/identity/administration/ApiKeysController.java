package vigil.identity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.apikeys.ApiKey;
import vigil.identity.apikeys.ApiKeys;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;

/** Keys of services of the caller's institution. */
@RestController
@RequestMapping("/v1/api-keys")
@Tag(name = "api keys")
final class ApiKeysController {

    private final ApiKeyDesk desk;

    ApiKeysController(ApiKeyDesk desk) {
        this.desk = desk;
    }

    /**
     * A key that is wanted.
     *
     * @param title what it is for
     * @param roles any but {@code administrator}
     * @param routes beginnings of paths that it opens, such as {@code /match}; absent for all
     * @param days its life, 1 to 366; 90 when absent
     */
    record KeyWish(
            @Nullable String title,
            @Nullable List<String> roles,
            @Nullable List<String> routes,
            @Nullable Integer days) {}

    /**
     * How a key is replaced.
     *
     * @param days the life of the new one; 90 when absent
     * @param overlapHours how long the old one goes on beside it; 24 when absent, 0 for not at all
     */
    record Replacement(@Nullable Integer days, @Nullable Integer overlapHours) {}

    /**
     * @param usedAt when it was last changed for a token, absent when never
     * @param replaces the key that it took the place of, absent when none
     */
    record KeyView(
            String id,
            String title,
            List<String> roles,
            List<String> routes,
            String madeBy,
            Instant madeAt,
            Instant endsAt,
            @Nullable Instant usedAt,
            @Nullable String replaces) {

        KeyView {
            roles = List.copyOf(roles);
            routes = List.copyOf(routes);
        }
    }

    /**
     * @param secret what the service shows in X-API-Key; told once
     */
    record MadeKeyView(KeyView key, String secret) {

        @Override
        public String toString() {
            return "MadeKeyView[****]";
        }
    }

    @GetMapping
    @Operation(summary = "Keys of services that have not ended")
    List<KeyView> all(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.all(TokenSecurity.caller(token.getToken())).stream()
                .map(ApiKeysController::view)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a key for a service")
    MadeKeyView make(
            @RequestBody KeyWish wish, @Parameter(hidden = true) JwtAuthenticationToken token) {
        ApiKeyDesk.Wanted wanted =
                new ApiKeyDesk.Wanted(wish.title(), wish.roles(), wish.routes(), wish.days());
        return view(desk.make(TokenSecurity.caller(token.getToken()), wanted));
    }

    @PostMapping("/{id}/replacements")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes another key of the same scope; the old one goes on for a while")
    MadeKeyView replace(
            @PathVariable("id") String id,
            @RequestBody Replacement replacement,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.replace(
                        TokenSecurity.caller(token.getToken()),
                        id,
                        replacement.days(),
                        replacement.overlapHours())
                .map(ApiKeysController::view)
                .orElseThrow(ApiKeysController::unknown);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Takes a key back: nothing that it was changed for is good any more")
    void revoke(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        if (!desk.revoke(TokenSecurity.caller(token.getToken()), id)) {
            throw unknown();
        }
    }

    private static Refusal unknown() {
        return Refusal.of(ProblemCode.NOT_FOUND, "There is no such key.");
    }

    private static MadeKeyView view(ApiKeys.Made made) {
        return new MadeKeyView(view(made.key()), made.text().reveal());
    }

    private static KeyView view(ApiKey key) {
        return new KeyView(
                key.id(),
                key.scope().title(),
                key.scope().roles().stream().map(Role::word).sorted().toList(),
                key.scope().routes(),
                key.madeBy(),
                key.madeAt(),
                key.endsAt(),
                key.usedAt(),
                key.replaces());
    }
}
