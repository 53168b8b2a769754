package vigil.monitoring.accounts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Shows accounts. */
@RestController
@Tag(name = "Accounts")
class AccountsController {

    private final Questions questions;
    private final AccountReader reader;
    private final NetworkReader networks;

    AccountsController(Questions questions, SubjectKeys subjectKeys, AccountDirectory directory) {
        this.questions = questions;
        AccountNumbers numbers = new AccountNumbers(subjectKeys, directory);
        this.reader = new AccountReader(numbers);
        this.networks = new NetworkReader(numbers);
    }

    /** How far back is looked. */
    record Period(
            @Parameter(
                            description =
                                    "Days before the account's latest payment, 1 to 366; 90 when absent")
                    @Nullable String days) {

        private static final int DAYS = 90;
        private static final int MOST_DAYS = 366;

        int checked() {
            return Cut.number("days", days, MOST_DAYS, DAYS);
        }
    }

    /** How far a network reaches. */
    record Reach(
            @Parameter(description = "Steps from the account, 1 to 3; 2 when absent")
                    @Nullable String hops,
            @Parameter(description = "At most that many accounts, 1 to 2000; 300 when absent")
                    @Nullable String accounts) {

        private static final int HOPS = 2;
        private static final int MOST_HOPS = 3;
        private static final int ACCOUNTS = 300;
        private static final int MOST_ACCOUNTS = 2_000;

        NetworkReader.Bounds bounds(int days) {
            return new NetworkReader.Bounds(
                    Cut.number("hops", hops, MOST_HOPS, HOPS),
                    days,
                    Cut.number("accounts", accounts, MOST_ACCOUNTS, ACCOUNTS));
        }
    }

    @Operation(
            operationId = "account",
            summary = "What an account paid and received, with whom, and its alerts",
            description =
                    "Of the newest 10,000 payments in each direction, those within the days before the latest one.")
    @GetMapping(path = "/v1/accounts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    AccountView one(@PathVariable String id, Caller caller, @ParameterObject Period period) {
        long account = AccountIds.surrogate("id", id);
        int days = period.checked();
        return questions.ask(
                caller.institution(),
                connection -> reader.read(connection, caller.institution(), account, days));
    }

    @Operation(
            operationId = "accountNetwork",
            summary = "Who is connected to an account by payments",
            description =
                    "Step by step from the account, those with most moved first, the days before its latest payment and as many after it. Accounts with more than 50 counterparties are shown and not followed.")
    @GetMapping(path = "/v1/accounts/{id}/network", produces = MediaType.APPLICATION_JSON_VALUE)
    NetworkView network(
            @PathVariable String id,
            Caller caller,
            @ParameterObject Period period,
            @ParameterObject Reach reach) {
        long account = AccountIds.surrogate("id", id);
        NetworkReader.Bounds bounds = reach.bounds(period.checked());
        return questions.ask(
                caller.institution(),
                connection -> networks.read(connection, caller.institution(), account, bounds));
    }
}
