package vigil.cases.sampling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vigil.cases.pages.Csv;
import vigil.cases.pages.Times;
import vigil.cases.told.Chronicle;
import vigil.kernel.database.Questions;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;

/** Shows what was drawn, and when a month is over by what secret, so that it can be repeated. */
@RestController
@Tag(name = "Second looks")
class DrawsController {

    private static final String PATH = "/v1/queue/second-looks/draws";

    private final Questions questions;
    private final DrawSecrets secrets;
    private final Chronicle chronicle;

    DrawsController(Questions questions, DrawSecrets secrets, Chronicle chronicle) {
        this.questions = questions;
        this.secrets = secrets;
        this.chronicle = chronicle;
    }

    /**
     * The draws of a month (UTC).
     *
     * @param commitment SHA-256 of the secret's bytes, in hex
     * @param secret in hex; absent until the month is over
     * @param closings closings that a rule reached
     * @param drawn of these, what is looked at again
     */
    @Schema(name = "DrawMonth")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Month(
            String month,
            String commitment,
            @Nullable String secret,
            Instant begunAt,
            long closings,
            long drawn) {}

    @Operation(
            operationId = "draws",
            summary = "The months in which closings were drawn for a second look, newest first",
            description =
                    "A closing is drawn when HMAC-SHA-256 of 'item/version' under the month's secret, its first eight bytes as an unsigned number, times 10,000, divided by 2^64, is below its share. The secret is told when the month is over; its hash stands in the evidence from the first draw on.")
    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    List<Month> months(Caller caller) {
        return questions.ask(
                caller.institution(), connection -> months(connection, caller.institution()));
    }

    private List<Month> months(Connection connection, InstitutionId institution)
            throws SQLException {
        YearMonth present = DrawSecrets.month(chronicle.now());
        try (PreparedStatement select =
                        connection.prepareStatement(
                                """
                                select m.month, m.commitment, m.made_at, count(d) as closings,
                                    count(d) filter (where d.drawn < d.share) as drawn
                                from draw_months m left join closing_draws d on d.month = m.month
                                group by m.month, m.commitment, m.made_at order by m.month desc\
                                """);
                ResultSet row = select.executeQuery()) {
            List<Month> months = new ArrayList<>();
            while (row.next()) {
                String month = row.getString("month");
                months.add(
                        new Month(
                                month,
                                row.getString("commitment"),
                                YearMonth.parse(month).isBefore(present)
                                        ? secrets.revealed(institution, month)
                                        : null,
                                Times.at(row, "made_at"),
                                row.getLong("closings"),
                                row.getLong("drawn")));
            }
            return months;
        }
    }

    @Operation(
            operationId = "drawsTable",
            summary = "All draws of a month as a table",
            description = "share and drawn are in ten thousandths.")
    @GetMapping(path = PATH + "/{month}/csv", produces = Csv.TYPE)
    ResponseEntity<String> table(Caller caller, @PathVariable String month) {
        Csv table =
                new Csv(
                        "item",
                        "version",
                        "closed_by",
                        "revision",
                        "share",
                        "drawn",
                        "chosen",
                        "at");
        questions.ask(caller.institution(), connection -> write(connection, month, table));
        return table.answer("draws.csv");
    }

    private static int write(Connection connection, String month, Csv table) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        """
                        select item_id, version, closed_by, revision, share, drawn, at from closing_draws
                        where month = ? order by number\
                        """)) {
            select.setString(1, month);
            int lines = 0;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    table.line(
                            row.getString(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getInt(5),
                            row.getInt(6),
                            row.getInt(6) < row.getInt(5),
                            Times.at(row, "at"));
                    lines++;
                }
            }
            return lines;
        }
    }
}
