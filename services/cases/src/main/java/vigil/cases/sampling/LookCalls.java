package vigil.cases.sampling;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vigil.cases.told.Chronicle;
import vigil.cases.told.Deed;
import vigil.kernel.identity.InstitutionId;

/** Calls those who may look again at what others have closed. */
public final class LookCalls {

    private LookCalls() {}

    /**
     * What is called for; who closed and who confirmed are not meant.
     *
     * @param what drawn or overdue
     */
    public record Call(UUID look, String what, String closedBy, @Nullable String confirmedBy) {}

    /** Ids alone: what was said of the item, and which it is, stands with the look. */
    public static void announce(
            Connection connection, Chronicle chronicle, InstitutionId institution, Call call)
            throws SQLException {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("lookId", call.look().toString());
        facts.put("what", call.what());
        facts.put("by", call.closedBy());
        if (call.confirmedBy() != null) {
            facts.put("confirmedBy", call.confirmedBy());
        }
        chronicle.announce(
                connection,
                new Deed(
                        institution,
                        Chronicle.HOUSE,
                        "second_look",
                        call.look(),
                        call.what(),
                        Map.of()),
                "second_look.called",
                call.what(),
                facts);
    }
}
