package vigil.screening.hits;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.screening.register.CustomerSeal;

/**
 * What an officer said of a hit.
 *
 * @param number in the order in which they were made
 * @param reason the officer's words; absent when the customer's key is gone
 * @param fourEyes whether it needs a second officer
 * @param withdrawnAt when it lost its point before it was confirmed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JudgementView(
        long number,
        String state,
        @Nullable String reason,
        boolean fourEyes,
        int customerVersion,
        String entryVersion,
        String author,
        Instant madeAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt,
        @Nullable Instant withdrawnAt) {

    /** What an officer's words are sealed as. */
    public static final String REASON = "judgements.reason";

    /** All of a hit, the newest first. */
    static List<JudgementView> of(
            Connection connection, UUID hit, String customer, CustomerSeal.Keys keys)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select * from judgements where hit_id = ? order by number desc")) {
            select.setObject(1, hit);
            List<JudgementView> judgements = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    judgements.add(view(row, customer, keys));
                }
            }
            return judgements;
        }
    }

    private static JudgementView view(ResultSet row, String customer, CustomerSeal.Keys keys)
            throws SQLException {
        return new JudgementView(
                row.getLong("number"),
                row.getString("state"),
                keys.opensText(customer, REASON, row.getBytes("reason")).orElse(null),
                row.getBoolean("four_eyes"),
                row.getInt("customer_version"),
                row.getString("entry_version"),
                row.getString("author"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("confirmed_by"),
                time(row, "confirmed_at"),
                time(row, "withdrawn_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
