package vigil.identity.administration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import vigil.contracts.permissions.WhoMay;
import vigil.identity.administration.ReviewDesk.Seen;
import vigil.identity.reviews.AccessReviews.Review;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.Role;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.kernel.tokens.TokenSecurity;

/** Reviews of access in the caller's institution. */
@RestController
@RequestMapping("/v1/access-reviews")
@Tag(name = "access-reviews")
final class ReviewsController {

    private static final int LONGEST_REASON = 2_000;
    private static final int MOST_DAYS = 399;
    private static final Set<String> DECISIONS = Set.of("keep", "change", "withdraw");

    private final ReviewDesk desk;
    private final WhoMay whoMay = WhoMay.published();

    ReviewsController(ReviewDesk desk) {
        this.desk = desk;
    }

    /**
     * Somebody who may do something.
     *
     * @param kind {@code officer}, {@code client} or {@code key}
     * @param name a login, a client's id or a key's title
     * @param factors second factors of an officer: {@code code}, {@code passkey}
     * @param lastUsedAt the hour of the last token, absent when there never was one
     * @param acts how often an officer did what in the days that are asked about, by the verbs of
     *     the evidence
     * @param unusedRoles roles that no act of these days shows; none where acts were not counted
     *     for so long
     * @param findings {@code kept-out}, {@code no-second-factor}, {@code mixed-duties}, {@code
     *     never-used}, {@code unused}, {@code unused-role}, {@code unusual-hour}, {@code
     *     unusual-volume}, {@code new-place}, {@code many-reveals}
     */
    record HolderView(
            String kind,
            String id,
            String name,
            List<String> roles,
            boolean enabled,
            List<String> factors,
            @Nullable Instant lastUsedAt,
            Map<String, Integer> acts,
            List<String> unusedRoles,
            List<String> findings,
            @Nullable ReviewView lastReview) {}

    /**
     * A decision about somebody's access.
     *
     * @param roles what the holder had when it was decided
     */
    record ReviewView(
            String id,
            String kind,
            String holder,
            List<String> roles,
            String decision,
            String reason,
            String decidedBy,
            Instant decidedAt) {}

    /**
     * @param holder its id
     * @param decision {@code keep}, {@code change} or {@code withdraw}
     * @param reason in words, up to 2,000 characters; names no customer
     */
    record ReviewWish(
            @Nullable String holder, @Nullable String decision, @Nullable String reason) {}

    /** What a role may call. */
    record RoleView(String role, List<String> operations) {}

    @GetMapping("/holders")
    @Operation(
            summary =
                    "Who may do what, when it was last used, and what is unused or unusual about it")
    List<HolderView> holders(
            @RequestParam(name = "unusedDays", defaultValue = "90") int unusedDays,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        if (unusedDays < 1 || unusedDays > MOST_DAYS) {
            throw Refusal.of(ProblemCode.MALFORMED, "unusedDays is from 1 to " + MOST_DAYS + ".");
        }
        Caller caller = TokenSecurity.caller(token.getToken());
        return desk.all(caller.institution(), Duration.ofDays(unusedDays)).stream()
                .map(ReviewsController::view)
                .toList();
    }

    @GetMapping("/roles")
    @Operation(summary = "What each role may call")
    List<RoleView> roles() {
        return Stream.of(Role.values()).map(this::role).toList();
    }

    @GetMapping
    @Operation(summary = "Decisions, the newest first")
    List<ReviewView> decided(
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        if (limit < 1) {
            throw Refusal.of(ProblemCode.MALFORMED, "limit is 1 or more.");
        }
        Caller caller = TokenSecurity.caller(token.getToken());
        return desk.decided(caller.institution(), limit).stream()
                .map(ReviewsController::view)
                .toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Decides about somebody's access; evidence is kept of it")
    ReviewView decide(
            @RequestBody ReviewWish decision,
            @Parameter(hidden = true) JwtAuthenticationToken token) {
        Caller caller = TokenSecurity.caller(token.getToken());
        String word = Objects.requireNonNullElse(decision.decision(), "");
        String reason = Objects.requireNonNullElse(decision.reason(), "").strip();
        if (!DECISIONS.contains(word)) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED, "decision is keep, change or withdraw.");
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "reason has 1 to " + LONGEST_REASON + " characters.");
        }
        String holder = Objects.requireNonNullElse(decision.holder(), "");
        return view(desk.decide(caller, holder, word, reason));
    }

    private RoleView role(Role role) {
        return new RoleView(
                role.word(),
                whoMay.all().stream()
                        .filter(permission -> permission.roles().contains(role.word()))
                        .map(WhoMay.Permission::operation)
                        .toList());
    }

    private static HolderView view(Seen seen) {
        ReviewDesk.Holder holder = seen.holder();
        Review last = seen.lastReview();
        return new HolderView(
                holder.kind(),
                holder.id(),
                holder.name(),
                ReviewDesk.words(holder.roles()),
                holder.enabled(),
                holder.factors(),
                seen.lastUsedAt(),
                seen.acts(),
                seen.unusedRoles().stream().map(Role::word).toList(),
                seen.findings(),
                last == null ? null : view(last));
    }

    private static ReviewView view(Review review) {
        return new ReviewView(
                review.id(),
                review.kind(),
                review.holder(),
                review.roles(),
                review.decision(),
                review.reason(),
                review.decidedBy(),
                review.decidedAt());
    }
}
