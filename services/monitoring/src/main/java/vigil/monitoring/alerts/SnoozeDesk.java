package vigil.monitoring.alerts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vigil.kernel.database.Questions;
import vigil.kernel.evidence.Act;
import vigil.kernel.evidence.Evidence;
import vigil.kernel.identity.Caller;
import vigil.kernel.identity.InstitutionId;
import vigil.kernel.outbox.Message;
import vigil.kernel.outbox.Outbox;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;

/** Lets a scenario rest for an account, and brings its alerts back at the end. */
public final class SnoozeDesk {

    private static final String HOUSE = "monitoring";

    private final Questions questions;
    private final Evidence evidence;
    private final Outbox outbox;
    private final InstantSource clock;
    private final SnoozeSettings settings;

    public SnoozeDesk(
            Questions questions,
            Evidence evidence,
            Outbox outbox,
            InstantSource clock,
            SnoozeSettings settings) {
        this.questions = questions;
        this.evidence = evidence;
        this.outbox = outbox;
        this.clock = clock;
        this.settings = settings;
    }

    /** The scenario of this alert rests for its account; both stay as they are in decisions. */
    SnoozeView snooze(Caller caller, UUID alert, SnoozeForm form) {
        SnoozeForm.Asked asked = form.asked(clock.instant(), settings.longest());
        return questions.change(
                caller.institution(), connection -> snooze(connection, caller, alert, asked));
    }

    private SnoozeView snooze(
            Connection connection, Caller caller, UUID alert, SnoozeForm.Asked asked)
            throws SQLException {
        UUID id = UUID.randomUUID();
        SnoozeRows.Resting resting = SnoozeRows.of(connection, alert);
        if (!SnoozeRows.insert(connection, caller, id, resting, asked)) {
            throw Refusal.of(
                    ProblemCode.WRONG_STATE,
                    "The scenario rests for this account already; end that snooze first.");
        }
        List<UUID> aside = SnoozeRows.putAside(connection, id, resting);
        SnoozeView made = SnoozeRows.one(connection, id);
        evidence.record(
                connection,
                List.of(
                        new Act(
                                caller.institution(),
                                caller.login(),
                                "alert.snoozed",
                                id.toString(),
                                Map.of(
                                        "alertId", alert.toString(),
                                        "scenario", made.scenario(),
                                        "accountId", made.accountId(),
                                        "reason", made.reason(),
                                        "until", made.until().toString()))));
        String institution = caller.institution().value();
        outbox.put(
                connection,
                aside.stream().map(each -> AlertEvents.snoozed(institution, each, made)).toList());
        return made;
    }

    /** Ends a snooze before its time; one that has ended stays as it is. */
    SnoozeView end(Caller caller, UUID id) {
        return questions.change(
                caller.institution(),
                connection -> {
                    SnoozeRows.one(connection, id);
                    end(connection, caller.institution(), id, caller.login());
                    return SnoozeRows.one(connection, id);
                });
    }

    /** Ends those whose time is over. */
    void wake(InstitutionId institution) {
        for (UUID due : questions.ask(institution, SnoozeRows::due)) {
            questions.change(
                    institution,
                    connection -> {
                        end(connection, institution, due, HOUSE);
                        return true;
                    });
        }
    }

    private void end(Connection connection, InstitutionId institution, UUID id, String by)
            throws SQLException {
        boolean ended = SnoozeRows.end(connection, id, by);
        List<SnoozeRows.Woken> woken = SnoozeRows.wake(connection, id);
        Map<UUID, AlertFacts> facts =
                AlertFacts.of(
                        connection,
                        woken.stream()
                                .filter(each -> !each.told())
                                .map(each -> each.alert().alert())
                                .toList());
        List<Message> events = new ArrayList<>();
        for (SnoozeRows.Woken each : woken) {
            if (!each.told()) {
                events.add(
                        AlertEvents.opened(
                                institution.value(),
                                each.alert(),
                                facts.get(each.alert().alert())));
            }
            events.add(
                    AlertEvents.woken(
                            institution.value(), each.alert().alert(), id, clock.instant()));
        }
        outbox.put(connection, events);
        if (ended || !woken.isEmpty()) {
            evidence.record(
                    connection,
                    List.of(
                            new Act(
                                    institution,
                                    by,
                                    "snooze.ended",
                                    id.toString(),
                                    Map.of("alerts", Integer.toString(woken.size())))));
        }
    }
}
