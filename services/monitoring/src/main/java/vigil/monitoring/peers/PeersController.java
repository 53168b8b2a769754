package vigil.monitoring.peers;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.pages.Cut;
import vigil.kernel.secrecy.SubjectKeys;
import vigil.monitoring.directory.AccountDirectory;
import vigil.monitoring.directory.AccountNumbers;
import vigil.monitoring.pages.AccountIds;
import vigil.monitoring.rates.Rates;

/** Shows what accounts like one do. */
@RestController
@Tag(name = "Accounts")
class PeersController {

    private final Questions questions;
    private final PeerReader reader;

    PeersController(
            Questions questions, SubjectKeys subjectKeys, AccountDirectory directory, Rates rates) {
        this.questions = questions;
        this.reader = new PeerReader(new AccountNumbers(subjectKeys, directory), rates.base());
    }

    /** Which weeks are compared. */
    record Span(
            @Parameter(
                            description =
                                    "An instant in the last week (RFC 3339); the account's latest payment when absent")
                    @Nullable String at,
            @Parameter(description = "How many weeks, 1 to 26; 12 when absent")
                    @Nullable String weeks) {

        private static final int WEEKS = 12;
        private static final int MOST_WEEKS = 26;

        @Nullable LocalDate last() {
            if (at == null) {
                return null;
            }
            try {
                return Weeks.of(Instant.parse(at));
            } catch (DateTimeParseException e) {
                throw Cut.refusal("at", "is an instant such as 2026-03-01T10:00:00Z");
            }
        }

        int count() {
            return Cut.number("weeks", weeks, MOST_WEEKS, WEEKS);
        }
    }

    @Operation(
            operationId = "accountPeers",
            summary = "What an account did week by week beside what accounts like it did",
            description =
                    "Weeks go from Monday to Sunday in UTC. Peers are accounts of the same segment that paid about as often in the 30 days before a week; a running week is counted anew as its payments come.")
    @GetMapping(path = "/v1/accounts/{id}/peers", produces = MediaType.APPLICATION_JSON_VALUE)
    PeersView peers(@PathVariable String id, Caller caller, @ParameterObject Span span) {
        long account = AccountIds.surrogate("id", id);
        LocalDate last = span.last();
        int weeks = span.count();
        return questions.ask(
                caller.institution(),
                connection -> reader.read(connection, caller.institution(), account, last, weeks));
    }
}
