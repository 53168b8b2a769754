package vigil.monitoring.peers;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's weeks beside those of accounts like it.
 *
 * @param accountNumber its last four characters; absent once the subject is erased
 * @param week the last of the weeks, by its Monday in UTC
 * @param segment of the account in that week, empty when unknown
 * @param pace how often the account paid in the 30 days before that week: {@code seldom} up to 5
 *     times, {@code weekly} up to 20, {@code daily} up to 100, {@code busy} more often
 * @param currency the institution's, in which sums are given
 * @param figures in a fixed order
 * @param whole false when not all payments of the account were looked at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PeersView(
        String accountId,
        @Nullable String accountNumber,
        LocalDate week,
        String segment,
        String pace,
        String currency,
        List<Figure> figures,
        boolean whole) {

    /**
     * @param figure {@code paidPayments}, {@code paidSum}, {@code paidLargest}, {@code payees},
     *     {@code receivedPayments}, {@code receivedSum}, {@code receivedLargest}, {@code payers} or
     *     {@code passedOn}: of what came in, the share that went out in the same week
     * @param unit {@code count}, {@code money} or {@code share}
     * @param weeks in order; the last is the one asked for
     */
    @Schema(name = "PeerFigure")
    public record Figure(String figure, String unit, List<Week> weeks) {}

    /**
     * @param observed of the account, a decimal; absent when it did nothing of the kind
     * @param peers absent while they are not counted, or when there are fewer than 20 in all
     */
    @Schema(name = "PeerWeek")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Week(LocalDate week, @Nullable String observed, @Nullable Peers peers) {}

    /**
     * Accounts of the same segment and pace that did something of the kind in that week, the
     * account itself among them.
     *
     * @param everybody true when there are fewer than 20 of them, and all accounts were taken
     * @param accounts how many
     * @param usual half of them had at most this
     * @param high nine of ten had at most this
     * @param deciles one to nine of ten had at most this, and the most that any had
     * @param above so many in a hundred had less than the account
     */
    @Schema(name = "Peers")
    public record Peers(
            boolean everybody,
            int accounts,
            String usual,
            String high,
            List<String> deciles,
            int above) {}
}
