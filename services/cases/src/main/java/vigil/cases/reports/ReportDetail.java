package vigil.cases.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vigil.filings.cash.CashMovement;
import vigil.filings.rules.Finding;

/**
 * A report with what it says.
 *
 * @param content {@code form} and {@code report}: the form as far as it is filled in
 * @param narrative its sentences, each with the ids of the records behind it
 * @param findings what is wrong with it today, by field
 * @param words that officers said with what they did, the newest first
 * @param submissions what was sent, the oldest first
 * @param cash what moved on the business day that the report was proposed for, as monitoring tells
 *     it; absent where it was not
 */
@Schema(name = "ReportDetail")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportDetail(
        ReportView summary,
        Map<String, Object> content,
        List<SentenceView> narrative,
        List<FindingView> findings,
        List<WordsView> words,
        List<SubmissionView> submissions,
        @Nullable List<CashView> cash) {

    /**
     * A sentence of the narrative.
     *
     * @param answers who, what, when, where, why or how
     * @param flagged whether no record is behind it
     */
    @Schema(name = "NarrativeSentence")
    public record SentenceView(
            String answers, String text, List<String> records, boolean flagged) {}

    /**
     * What is wrong.
     *
     * @param field path below {@code report}, such as {@code subjects[0].name.last}
     */
    @Schema(name = "ReportFinding")
    public record FindingView(String field, String code, String remedy) {

        static FindingView of(Finding found) {
            return new FindingView(found.field(), found.code(), found.remedy());
        }
    }

    /**
     * What one officer said to the others about it.
     *
     * @param version of the report that the words made; its entry of the timeline names it as
     *     {@code wordsId}
     * @param what returned, giving_up, redated or answered
     */
    @Schema(name = "ReportWords")
    public record WordsView(int version, String what, String text, String officer, Instant at) {}

    /**
     * A file that was sent.
     *
     * @param state pending, staged, sent or answered
     * @param verdict acknowledged, accepted_with_warnings or rejected
     * @param remarks what the authority found, in its own words
     */
    @Schema(name = "ReportSubmission")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SubmissionView(
            String submissionId,
            String fileName,
            String sha256,
            String state,
            Instant madeAt,
            @Nullable Instant sentAt,
            @Nullable Instant answeredAt,
            @Nullable String verdict,
            List<RemarkView> remarks) {}

    /**
     * Cash that moved.
     *
     * @param direction in or out
     * @param amount in US dollars
     * @param accountId the account's surrogate
     * @param person whose it is: {@code holder:} or {@code account:} and a surrogate
     */
    @Schema(name = "CashMovement")
    public record CashView(
            String transactionId,
            Instant at,
            String direction,
            String amount,
            String accountId,
            String person) {

        static CashView of(CashMovement moved) {
            return new CashView(
                    moved.record(),
                    moved.at(),
                    moved.in() ? "in" : "out",
                    moved.amount().setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
                    Objects.requireNonNullElse(moved.account(), "unknown"),
                    Objects.requireNonNullElse(moved.behalfOf(), "unknown"));
        }
    }

    /** A fault that the authority found. */
    @Schema(name = "AuthorityRemark")
    public record RemarkView(
            String level, String code, String element, String place, String text) {}
}
