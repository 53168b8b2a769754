package vigil.notifications.intake;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vigil.kernel.identity.Role;
import vigil.kernel.outbox.EventFollower;
import vigil.kernel.outbox.EventFollower.Event;
import vigil.notifications.notices.Kind;
import vigil.notifications.notices.Notice;
import vigil.notifications.notices.Notice.About;
import vigil.notifications.notices.Notice.Recipient;
import vigil.notifications.notices.NoticeFeed;
import vigil.notifications.notices.NoticeRows;
import vigil.notifications.post.Postman;
import vigil.notifications.preferences.PreferenceRows;

/** Whom an event concerns, and what he is told. */
public final class Addressing implements EventFollower.Effect {

    private static final String IDENTITY = "identity";
    private static final String CASES = "cases";
    private static final String SCREENING = "screening";
    private static final Set<String> FOLLOWED =
            Set.of(
                    "case.created",
                    "case.updated",
                    "case.escalated",
                    "alert.assigned",
                    "alert.escalated",
                    "report.mentioned",
                    "report.called",
                    "report.request_called",
                    "bulk_closing.called",
                    "second_look.called",
                    "list.refused",
                    "list.stale");

    private final NoticeFeed feed;
    private final Postman postman;

    public Addressing(NoticeFeed feed, Postman postman) {
        this.feed = feed;
        this.postman = postman;
    }

    @Override
    public boolean concerns(Event event) {
        return isOfOfficer(event)
                || FOLLOWED.contains(event.type())
                        && (event.is(CASES, event.type()) || event.is(SCREENING, event.type()));
    }

    @Override
    public void take(Connection connection, Event event) throws SQLException {
        if (isOfOfficer(event)) {
            PreferenceRows.note(
                    connection,
                    event.subject(),
                    event.facts().path("enabled").asBoolean(false),
                    words(event, "roles"));
            return;
        }
        for (Notice notice : notices(event)) {
            OptionalLong number = NoticeRows.insert(connection, event.institution(), notice);
            if (number.isPresent()) {
                postman.write(connection, event.institution(), number.getAsLong(), notice);
            }
        }
    }

    private static boolean isOfOfficer(Event event) {
        return event.is(IDENTITY, "officer.changed");
    }

    private static List<String> words(Event event, String fact) {
        return Arrays.stream(event.text(fact, "").split(","))
                .filter(word -> !word.isBlank())
                .distinct()
                .toList();
    }

    @Override
    public void taken() {
        feed.signal();
        postman.wake();
    }

    /** What is told; nobody, when it concerns nobody. */
    static List<Notice> notices(Event event) {
        return switch (event.type()) {
            case "case.created" -> toAssignee(event, Kind.ASSIGNED, null);
            case "case.updated" -> updated(event, event.text("what", ""));
            case "case.escalated" -> escalated(event, event.text("why", "officer"));
            case "alert.assigned" -> told(event, Kind.ASSIGNED, ofItem(event, null));
            case "alert.escalated" -> alertEscalated(event);
            case "report.mentioned" -> mentioned(event, Role.REPORTER);
            case "report.called" -> called(event, event.text("what", ""));
            case "report.request_called" -> asked(event, event.text("what", ""));
            case "bulk_closing.called" -> manyClosed(event, event.text("what", ""));
            case "second_look.called" -> lookedAgain(event, event.text("what", ""));
            default -> listTrouble(event);
        };
    }

    private static List<Notice> updated(Event event, String what) {
        return switch (what) {
            case "assigned" -> toAssignee(event, Kind.ASSIGNED, null);
            case "note_added" -> mentioned(event, null);
            case "deadline_breached" -> {
                List<Notice> notices =
                        new ArrayList<>(toAssignee(event, Kind.DEADLINE, "breached"));
                notices.add(toSupervisors(event, Kind.DEADLINE, "breached"));
                yield notices;
            }
            case "request_overdue" -> toAssignee(event, Kind.DEADLINE, "request");
            case "closing_proposed" -> List.of(toSupervisors(event, Kind.APPROVAL_WANTED, null));
            case "closing_rejected" -> toAssignee(event, Kind.RETURNED, null);
            default -> List.of();
        };
    }

    private static List<Notice> escalated(Event event, String why) {
        List<Notice> notices = new ArrayList<>();
        if (why.equals("deadline")) {
            notices.addAll(toAssignee(event, Kind.DEADLINE, "near"));
        }
        notices.add(toSupervisors(event, Kind.ESCALATED, why));
        return notices;
    }

    /**
     * One that went into a case is told of with the case, one that was merged with its survivor.
     */
    private static List<Notice> alertEscalated(Event event) {
        if (event.text("caseId") != null || event.text("mergedInto") != null) {
            return List.of();
        }
        return List.of(
                new Notice(
                        Kind.ESCALATED,
                        Recipient.all(Role.SUPERVISOR),
                        ofItem(event, "officer"),
                        event.time(),
                        event.text("by")));
    }

    /**
     * @param knowing the role without which an officer may not hear of it
     */
    private static List<Notice> mentioned(Event event, @Nullable Role knowing) {
        return words(event, "mentions").stream()
                .map(login ->
                        new Notice(
                                Kind.MENTIONED,
                                Recipient.knowing(login, knowing),
                                ofCase(event, null),
                                event.time(),
                                event.text("by")))
                .toList();
    }

    /** What becomes of a report, for those alone who may know of it. */
    private static List<Notice> called(Event event, String what) {
        return switch (what) {
            case "deadline_near" -> toReporters(event, Kind.DEADLINE, "near");
            case "deadline_breached" -> toReporters(event, Kind.DEADLINE, "breached");
            case "unanswered", "continuation_near" -> toReporters(event, Kind.DEADLINE, what);
            case "approval_wanted" -> toReporters(event, Kind.APPROVAL_WANTED, null);
            case "proposed" -> toReporters(event, Kind.APPROVAL_WANTED, what);
            case "returned", "rejected" -> toReporters(event, Kind.RETURNED, what);
            default -> List.of();
        };
    }

    private static List<Notice> toReporters(Event event, Kind kind, @Nullable String why) {
        About about = new About("report", event.subject(), event.text("reference"), why);
        return ofReporters(event, kind, about);
    }

    private static List<Notice> ofReporters(Event event, Kind kind, About about) {
        return List.of(
                new Notice(
                        kind, Recipient.all(Role.REPORTER), about, event.time(), event.text("by")));
    }

    /** What an authority asks, for those alone who may know of it. */
    private static List<Notice> asked(Event event, String what) {
        About about =
                new About(
                        "authority_request",
                        event.text("caseId", ""),
                        event.text("reference"),
                        what);
        return switch (what) {
            case "registered" -> ofReporters(event, Kind.ESCALATED, about);
            case "near", "breached", "expiry_near" -> ofReporters(event, Kind.DEADLINE, about);
            default -> List.of();
        };
    }

    /** Many alerts wait to be closed: supervisors may decide it; who asked is told of a refusal. */
    private static List<Notice> manyClosed(Event event, String what) {
        About about = new About("bulk_closing", event.subject(), null, what);
        String asker = event.text("askedBy");
        return switch (what) {
            case "approval_wanted" ->
                    List.of(
                            new Notice(
                                    Kind.APPROVAL_WANTED,
                                    Recipient.all(Role.SUPERVISOR),
                                    about,
                                    event.time(),
                                    event.text("by")));
            case "refused" ->
                    asker == null
                            ? List.of()
                            : List.of(
                                    new Notice(
                                            Kind.RETURNED,
                                            Recipient.officer(asker),
                                            about,
                                            event.time(),
                                            event.text("by")));
            default -> List.of();
        };
    }

    /**
     * Something closed is to be looked at again: not by who closed or confirmed it. What the same
     * officers closed on one day is told once.
     */
    private static List<Notice> lookedAgain(Event event, String what) {
        String closer = event.text("by", "");
        String confirmer = event.text("confirmedBy");
        String day = event.time().toString().substring(0, "2026-03-02".length());
        boolean late = what.equals("overdue");
        return what.equals("drawn") || late
                ? List.of(
                        new Notice(
                                late ? Kind.DEADLINE : Kind.SECOND_LOOK,
                                late
                                        ? Recipient.allBut(Role.SUPERVISOR, confirmer)
                                        : Recipient.workers(confirmer),
                                new About("second_look", event.subject(), null, what),
                                event.time(),
                                closer,
                                String.join(" ", what, day, closer, event.text("confirmedBy", ""))))
                : List.of();
    }

    private static List<Notice> toAssignee(Event event, Kind kind, @Nullable String why) {
        return told(event, kind, ofCase(event, why));
    }

    private static List<Notice> told(Event event, Kind kind, About about) {
        String assignee = event.text("assignee");
        return assignee == null || assignee.equals(event.text("by"))
                ? List.of()
                : List.of(
                        new Notice(
                                kind,
                                Recipient.officer(assignee),
                                about,
                                event.time(),
                                event.text("by"),
                                event.text("bulk")));
    }

    private static Notice toSupervisors(Event event, Kind kind, @Nullable String why) {
        return new Notice(
                kind,
                Recipient.all(Role.SUPERVISOR),
                ofCase(event, why),
                event.time(),
                event.text("by"));
    }

    private static List<Notice> listTrouble(Event event) {
        return List.of(
                new Notice(
                        Kind.LIST_TROUBLE,
                        Recipient.all(Role.ENGINEER),
                        new About(
                                "list",
                                event.subject(),
                                null,
                                event.type().equals("list.stale") ? "stale" : "refused"),
                        event.time(),
                        SCREENING));
    }

    private static About ofItem(Event event, @Nullable String why) {
        return new About("item", event.subject(), null, why);
    }

    private static About ofCase(Event event, @Nullable String why) {
        return new About("case", event.subject(), event.text("reference"), why);
    }
}
