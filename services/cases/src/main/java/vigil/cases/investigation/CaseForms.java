package vigil.cases.investigation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of bodies, for their description. */
final class CaseForms {

    private CaseForms() {}

    @Schema(name = "CaseForm")
    record NewCase(
            @Schema(description = "In the officer's words, 1 to 300 characters") String title,
            @Schema(description = "Ids of queue items, at most 100") @Nullable List<String> items,
            @Schema(description = "That of the weightiest item when absent")
                    @Nullable String typology,
            @Schema(
                            description = "That of the weightiest item when absent",
                            allowableValues = {"low", "medium", "high", "critical"})
                    @Nullable String severity) {}

    @Schema(name = "CaseDescriptionForm")
    record Description(
            @Schema(description = "1 to 300 characters") String title,
            @Nullable String typology,
            @Schema(allowableValues = {"low", "medium", "high", "critical"})
                    @Nullable String severity,
            @Schema(format = "date-time") @Nullable String dueAt) {}

    @Schema(name = "CaseItemsForm")
    record Items(@Schema(description = "Ids of queue items, 1 to 100") List<String> items) {}

    @Schema(name = "CaseAssigneeForm")
    record Assignee(
            @Schema(description = "A login, 'me', or null for nobody") @Nullable String assignee) {}

    @Schema(name = "CaseTagsForm")
    record TagsOf(
            @Schema(description = "All that it has from now on, as of the queue's tags")
                    List<String> tags) {}

    @Schema(name = "ClosingForm")
    record Closing(
            @Schema(
                            allowableValues = {
                                "false_positive",
                                "no_further_action",
                                "customer_exited",
                                "true_positive",
                                "reported"
                            })
                    String outcome,
            @Schema(description = "In the officer's words, 1 to 10,000 characters") String reason,
            @Schema(description = "As of the queue's dispositions")
                    @Nullable List<String> redFlags) {}

    @Schema(name = "ApprovalForm")
    record Approval(
            @Schema(
                            description =
                                    "Why, 1 to 10,000 characters; may be missing where the institution does not ask for it")
                    @Nullable String words) {}

    @Schema(name = "RejectionForm")
    record Rejection(@Schema(description = "Why, 1 to 10,000 characters") String words) {}

    @Schema(name = "CaseReopeningForm")
    record Reopening(
            @Schema(
                            allowableValues = {
                                "new_information",
                                "wrong_disposition",
                                "quality_review",
                                "authority_asked",
                                "later_activity"
                            })
                    String reason) {}

    @Schema(name = "PartyForm")
    record Party(
            @Schema(allowableValues = {"account", "customer"}) String kind,
            @Schema(description = "The account's surrogate or the customer's id") String id,
            @Schema(
                            allowableValues = {
                                "subject",
                                "counterparty",
                                "beneficial_owner",
                                "witness",
                                "other"
                            })
                    String role) {}

    @Schema(name = "CaseLinkForm")
    record Link(@Schema(description = "Id of the other case") String caseId) {}
}
