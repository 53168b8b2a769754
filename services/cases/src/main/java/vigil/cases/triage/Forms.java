package vigil.cases.triage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shapes of bodies, for their description. */
final class Forms {

    private Forms() {}

    @Schema(name = "DispositionForm")
    record DispositionForm(
            @Schema(
                            allowableValues = {
                                "false_positive",
                                "no_further_action",
                                "escalated",
                                "customer_exited",
                                "true_positive",
                                "reported"
                            })
                    String disposition,
            @Schema(description = "In the officer's words, 1 to 10,000 characters") String reason,
            @Schema(
                            description =
                                    "structured_amounts, rapid_movement, circular_flow, many_senders, many_receivers, pass_through, dormant_account_active, no_economic_reason, out_of_profile, high_risk_country, sanctioned_party, politically_exposed, shell_company, third_party_payment, cash_intensive, virtual_assets, trade_mismatch, false_documents, refused_information, mule_account, account_takeover, adverse_media, none_found")
                    @Nullable List<String> redFlags) {}

    @Schema(name = "AssigneeForm")
    record AssigneeForm(
            @Schema(description = "A login, 'me', or null for nobody") @Nullable String assignee) {}

    @Schema(name = "SnoozeForm")
    record SnoozeForm(
            @Schema(description = "At most 180 days ahead", format = "date-time") String until,
            @Schema(
                            allowableValues = {
                                "known_activity",
                                "expected_payments",
                                "under_investigation",
                                "data_being_corrected",
                                "information_requested"
                            })
                    String reason) {}

    @Schema(name = "ReopeningForm")
    record ReopeningForm(
            @Schema(
                            allowableValues = {
                                "new_information",
                                "wrong_disposition",
                                "quality_review",
                                "authority_asked",
                                "later_activity"
                            })
                    String reason) {}
}
