package vigil.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import vigil.cases.pages.Words;
import vigil.cases.reports.life.ReportAct;
import vigil.cases.reports.life.ReportForm;
import vigil.cases.reports.life.ReportLife;
import vigil.cases.reports.life.ReportState;
import vigil.cases.reports.post.ReportPost;
import vigil.testkit.Door;

/**
 * Every event in every state, by the doors through which events come: officers' requests, and for
 * FinCEN's forms the files in which it answers. What is refused changes nothing.
 */
class ReportStatesTest {

    private static final House HOUSE = House.shared();
    private static final String REJECTED =
            """
            <EFilingActivityXML SeqNum="1"><BSAID/><EFilingActivityErrorXML SeqNum="1">
            <ErrorLevelText>FATAL</ErrorLevelText><ErrorTypeCode>A1</ErrorTypeCode>
            </EFilingActivityErrorXML></EFilingActivityXML>\
            """;
    private static final String WARNED =
            """
            <EFilingActivityXML SeqNum="1"><BSAID>31000055053999</BSAID><EFilingActivityErrorXML SeqNum="1">
            <ErrorLevelText>WARN</ErrorLevelText><ErrorTypeCode>C4</ErrorTypeCode>
            </EFilingActivityErrorXML></EFilingActivityXML>\
            """;
    private static final String ACCEPTED =
            "<EFilingActivityXML SeqNum=\"1\"><BSAID>31000055053784</BSAID></EFilingActivityXML>";

    /** The acts on the way to each state. */
    private static final Map<ReportState, List<ReportAct>> WAYS = ways();

    private ReportForm form = ReportForm.SAR;
    private String caseId = "";
    private Filers filers = new Filers(HOUSE.door("states", "reporter"), HOUSE.door("states"));
    private Courier courier = new Courier(HOUSE, filers);

    private static Map<ReportState, List<ReportAct>> ways() {
        Map<ReportState, List<ReportAct>> ways = new EnumMap<>(ReportState.class);
        ways.put(ReportState.DRAFT, List.of());
        then(ways, ReportState.DRAFT, ReportState.VALIDATED, ReportAct.VALIDATE);
        then(ways, ReportState.VALIDATED, ReportState.IN_REVIEW, ReportAct.HAND_IN);
        then(ways, ReportState.IN_REVIEW, ReportState.APPROVED, ReportAct.APPROVE);
        then(ways, ReportState.APPROVED, ReportState.SUBMITTED, ReportAct.SUBMIT);
        then(ways, ReportState.SUBMITTED, ReportState.ACKNOWLEDGED, ReportAct.ACKNOWLEDGE);
        then(ways, ReportState.SUBMITTED, ReportState.ACCEPTED_WITH_WARNINGS, ReportAct.WARN);
        then(ways, ReportState.SUBMITTED, ReportState.REJECTED, ReportAct.REJECT);
        then(ways, ReportState.ACKNOWLEDGED, ReportState.AMENDED, ReportAct.AMEND);
        then(ways, ReportState.ACKNOWLEDGED, ReportState.CONTINUED, ReportAct.CONTINUE);
        then(ways, ReportState.DRAFT, ReportState.GIVING_UP, ReportAct.GIVE_UP);
        then(ways, ReportState.GIVING_UP, ReportState.GIVEN_UP, ReportAct.END);
        return ways;
    }

    private static void then(
            Map<ReportState, List<ReportAct>> ways,
            ReportState before,
            ReportState after,
            ReportAct act) {
        List<ReportAct> way = new ArrayList<>(ways.getOrDefault(before, List.of()));
        way.add(act);
        ways.put(after, List.copyOf(way));
    }

    @ParameterizedTest
    @EnumSource
    void everyEventInEveryStateLeadsWhereItShouldOrChangesNothing(ReportForm each)
            throws Exception {
        form = each;
        String bank = "states-" + each.name().toLowerCase(Locale.ROOT);
        Desk desk = new Desk(HOUSE, bank);
        filers =
                new Filers(
                        HOUSE.door(bank, "analyst", "reporter"),
                        HOUSE.door(bank, "supervisor", "reporter"));
        courier = new Courier(HOUSE, filers);
        caseId = desk.caseOf(desk.alert().opened().id).path("caseId").asString();

        int asked = 0;
        for (ReportState state : ReportState.values()) {
            if (isReached(state)) {
                asked += everyEventIn(state);
            }
        }

        int states = form == ReportForm.SAR ? 12 : 11;
        assertThat(asked).isEqualTo(states * ReportAct.values().length);
    }

    /** A form that is never corrected, or never carried on, is never in the state of that. */
    private boolean isReached(ReportState state) {
        return switch (state) {
            case AMENDED -> form != ReportForm.STR;
            case CONTINUED -> form != ReportForm.CTR;
            default -> true;
        };
    }

    private int everyEventIn(ReportState state) throws Exception {
        String one = reportIn(state);
        for (ReportAct act : ReportAct.values()) {
            Optional<ReportState> next = ReportLife.after(form, state, act);
            if (next.isPresent()) {
                String fresh = reportIn(state);
                int before = filers.version(fresh);
                send(fresh, act);
                assertThat(filers.state(fresh))
                        .as("%s in %s of %s", act, state, form)
                        .isEqualTo(Words.of(next.get()));
                assertThat(filers.version(fresh)).isEqualTo(before + 1);
            } else {
                JsonNode before = filers.detail(one).path("summary");
                int status = send(one, act);
                assertThat(status).as("%s in %s of %s", act, state, form).isEqualTo(409);
                assertThat(filers.detail(one).path("summary")).isEqualTo(before);
            }
        }
        return ReportAct.values().length;
    }

    private String reportIn(ReportState state) throws Exception {
        String id = filers.beginIn(Words.of(form), caseId);
        filers.write(filers.author(), id, Filers.contentOf(Words.of(form)));
        for (ReportAct act : WAYS.getOrDefault(state, List.of())) {
            assertThat(send(id, act)).as("%s on the way to %s", act, state).isIn(200, 201);
        }
        assertThat(filers.state(id)).isEqualTo(Words.of(state));
        return id;
    }

    /** Sends an event; 409 stands for an answer of FinCEN that changed nothing too. */
    private int send(String id, ReportAct act) throws Exception {
        Door author = filers.author();
        Door.Reply reply =
                switch (act) {
                    case WRITE ->
                            Desk.put(
                                    author,
                                    "/v1/reports/" + id + "/content",
                                    filers.version(id),
                                    Filers.contentOf(Words.of(form)));
                    case VALIDATE -> filers.act(author, id, "validations");
                    case HAND_IN -> filers.act(author, id, "reviews");
                    case RETURN -> filers.giveBack(author, id, "Look again.");
                    case APPROVE -> filers.act(filers.approver(), id, "approvals");
                    case SUBMIT -> filers.act(author, id, "submissions");
                    case AMEND -> filers.act(author, id, "amendments");
                    case CONTINUE -> filers.act(author, id, "continuations");
                    case GIVE_UP -> filers.giveUp(author, id, "Not needed.");
                    case END -> filers.act(filers.approver(), id, "abandonments/approvals");
                    case REDATE ->
                            Desk.put(
                                    author,
                                    "/v1/reports/" + id + "/detection",
                                    filers.version(id),
                                    "{\"detectedAt\":\"2026-01-05T00:00:00Z\",\"reason\":\"Seen before.\"}");
                    case ACKNOWLEDGE, WARN, REJECT -> null;
                };
        return reply == null ? answer(id, act) : reply.status();
    }

    private int answer(String id, ReportAct act) throws IOException {
        if (form == ReportForm.STR) {
            if (filers.state(id).equals("submitted")) {
                HOUSE.part(ReportPost.class).beat();
                courier.outgoingOfGoaml(id);
            }
            String verdict =
                    act == ReportAct.ACKNOWLEDGE
                            ? "acknowledged\",\"document\":\"STR-1"
                            : act == ReportAct.WARN
                                    ? "accepted_with_warnings\",\"document\":\"STR-1"
                                    : "rejected";
            return filers.say(filers.author(), id, "answers", "{\"verdict\":\"" + verdict + "\"}")
                    .status();
        }
        int before = filers.version(id);
        JsonNode sent = filers.detail(id).path("submissions");
        // Before a file was made no answer can name it; this one is of none.
        Path file =
                sent.isEmpty()
                        ? Path.of(form.file("20260101000000", UUID.randomUUID()))
                        : Path.of(sent.get(sent.size() - 1).path("fileName").asString());
        if (filers.state(id).equals("submitted")) {
            HOUSE.part(ReportPost.class).beat();
            courier.outgoing(id);
        }
        courier.put(
                file,
                act == ReportAct.ACKNOWLEDGE
                        ? ACCEPTED
                        : act == ReportAct.WARN ? WARNED : REJECTED);
        HOUSE.part(ReportPost.class).beat();
        courier.waitUntilRead(file);
        return filers.version(id) == before ? 409 : 200;
    }
}
