package vigil.identity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.identity.administration.RoleDesk.Outcome;
import vigil.identity.officers.RoleChanges.RoleChange;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;

/** Roles of officers of the caller's institution. */
@RestController
@RequestMapping("/v1/officers")
@Tag(name = "officers")
final class RolesController {

    private static final int LONGEST_REASON = 500;

    private final RoleDesk desk;

    RolesController(RoleDesk desk) {
        this.desk = desk;
    }

    /**
     * @param roles all that the officer has then; any but {@code machine}, at least one
     * @param reason in words, up to 500 characters; names no customer
     */
    record RolesWish(@Nullable List<String> roles, @Nullable String reason) {}

    /**
     * A change of roles.
     *
     * @param state {@code changed}, or {@code waits} for a second administrator
     * @param endsAt until when it waits
     */
    record RoleChangeView(
            String id,
            String officer,
            List<String> roles,
            String reason,
            String askedBy,
            Instant askedAt,
            Instant endsAt,
            String state) {}

    @PutMapping("/{id}/roles")
    @Operation(
            summary =
                    "Gives an officer other roles; one that gains supervisor, reporter or administrator waits for a second administrator")
    RoleChangeView change(
            @PathVariable("id") String id,
            @RequestBody RolesWish wish,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Caller caller = TokenSecurity.caller(token.getToken());
        String reason = Objects.requireNonNullElse(wish.reason(), "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "reason has 1 to " + LONGEST_REASON + " characters.");
        }
        return view(desk.ask(caller, id, roles(wish), reason));
    }

    @GetMapping("/role-changes")
    @Operation(summary = "Changes of roles that wait for a second administrator")
    List<RoleChangeView> waiting(@Parameter(hidden = true) JwtAuthenticationToken token) {
        return desk.waiting(TokenSecurity.caller(token.getToken())).stream()
                .map(change -> view(new Outcome(change, false)))
                .toList();
    }

    @PostMapping("/role-changes/{id}/approvals")
    @Operation(summary = "Agrees to a change that another administrator asked for")
    RoleChangeView approve(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        return view(desk.approve(TokenSecurity.caller(token.getToken()), id));
    }

    @DeleteMapping("/role-changes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Refuses a change of roles, or withdraws one's own")
    void drop(
            @PathVariable("id") String id, @Parameter(hidden = true) JwtAuthenticationToken token) {
        desk.drop(TokenSecurity.caller(token.getToken()), id);
    }

    private static Set<Role> roles(RolesWish wish) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : Objects.requireNonNullElse(wish.roles(), List.<String>of())) {
            Role role = Role.ofWord(word).filter(known -> known != Role.MACHINE).orElse(null);
            if (role == null) {
                throw Refusal.of(ProblemCode.VALIDATION_FAILED, "No officer has such a role.");
            }
            roles.add(role);
        }
        if (roles.isEmpty()) {
            throw Refusal.of(ProblemCode.VALIDATION_FAILED, "An officer has at least one role.");
        }
        return roles;
    }

    private static RoleChangeView view(Outcome outcome) {
        RoleChange change = outcome.change();
        return new RoleChangeView(
                change.id(),
                change.officer(),
                change.roles().stream().map(Role::word).sorted().toList(),
                change.reason(),
                change.askedBy(),
                change.madeAt(),
                change.endsAt(),
                outcome.done() ? "changed" : "waits");
    }
}
