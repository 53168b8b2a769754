package vigil.gateway.door;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import vigil.gateway.answers.Visit;
import vigil.gateway.door.HeldBody.Outcome;
import vigil.gateway.firewall.Firewall;
import vigil.gateway.firewall.Inquiry;
import vigil.gateway.firewall.Reading;
import vigil.gateway.firewall.Verdict;
import vigil.gateway.forwarding.Forwarder;
import vigil.gateway.limits.LimitSettings;
import vigil.gateway.routes.Load;
import vigil.gateway.watch.Figures;
import vigil.kernel.problems.Problem;
import vigil.kernel.problems.ProblemCode;

/**
 * Between the door and the houses: the firewall sees the head of every request, and the whole body
 * of every message before the house sees its first byte. Files stream past.
 */
final class Checkpoint {

    /** Larger bodies are looked at on a thread of their own, not on one that reads the network. */
    private static final int LONG = 32 * 1_024;

    private final Firewall firewall;
    private final LimitSettings limits;
    private final Forwarder forwarder;
    private final Figures figures;
    private final HeldBody.Room room;

    /** Where a visit goes that may pass; the body is null where it was not read here. */
    @FunctionalInterface
    interface Onward {
        void go(Visit visit, byte @Nullable [] body);
    }

    Checkpoint(Firewall firewall, LimitSettings limits, Forwarder forwarder, Figures figures) {
        this.firewall = firewall;
        this.limits = limits;
        this.forwarder = forwarder;
        this.figures = figures;
        this.room = new HeldBody.Room(limits.heldMegabytes() * 1024L * 1024L);
        figures.gauge("vigil.gateway.bodies.held.bytes", "all", room::taken);
    }

    /** The visit has its route, and its announced size is within the limit. */
    void pass(Visit visit) {
        if (forwarder.isFull(visit)) {
            Forwarder.turnAway(visit); // Judging its body would slow those who are inside.
            return;
        }
        pass(visit, visit.route().load(), forwarder::forward);
    }

    /** The same for what goes elsewhere than to a house. */
    void pass(Visit visit, Load load, Onward onward) {
        Request request = visit.request();
        HttpURI address = request.getHttpURI();
        Inquiry inquiry =
                new Inquiry(
                        request.getMethod(),
                        address.getPath(),
                        address.getQuery(),
                        request.getHeaders(),
                        Forwarder.mayHaveBody(request));
        Verdict verdict = firewall.judge(inquiry);
        if (!(verdict instanceof Verdict.Passed head)) {
            turnBack(visit, verdict);
            return;
        }
        if (head.operation() != null) {
            visit.asks(head.operation());
        }
        if (head.reading() == Reading.NONE || load == Load.FILE) {
            onward.go(visit, null);
        } else {
            boolean xml = Forwarder.isXml(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
            long most = limits.bodyBytes(load, xml);
            Judged judged = new Judged(visit, inquiry, head, onward);
            HeldBody.read(request, most, room, outcome -> look(judged, outcome));
        }
    }

    /** A visit whose head has passed, and where it goes when its body passes too. */
    private record Judged(Visit visit, Inquiry inquiry, Verdict.Passed head, Onward onward) {}

    private void look(Judged judged, Outcome outcome) {
        Visit visit = judged.visit();
        switch (outcome) {
            case Outcome.Whole whole -> {
                if (whole.bytes().length > LONG) {
                    visit.request()
                            .getComponents()
                            .getExecutor()
                            .execute(() -> judge(judged, whole.bytes()));
                } else {
                    judge(judged, whole.bytes());
                }
            }
            case Outcome.TooLarge tooLarge ->
                    visit.refuse(
                            ProblemCode.TOO_LARGE, "The body is larger than this address takes.");
            case Outcome.NoRoom noRoom ->
                    visit.refuse(
                            ProblemCode.UNAVAILABLE,
                            "Too many bodies are under way; try again.",
                            1);
            case Outcome.BrokenOff broken -> visit.broken(broken.why());
        }
    }

    private void judge(Judged judged, byte[] body) {
        long begun = System.nanoTime();
        Verdict verdict = firewall.judge(judged.inquiry(), judged.head(), body);
        figures.inspected(System.nanoTime() - begun);
        if (verdict instanceof Verdict.Passed) {
            judged.onward().go(judged.visit(), body);
        } else {
            turnBack(judged.visit(), verdict);
        }
    }

    private void turnBack(Visit visit, Verdict verdict) {
        switch (verdict) {
            case Verdict.Refused refused -> {
                if (refused.allowed() == null) {
                    visit.refuse(refused.problem());
                } else {
                    visit.refuseMethod(refused.problem(), refused.allowed());
                }
            }
            case Verdict.Blocked blocked -> {
                visit.blockedFor(blocked.finding());
                figures.blocked(blocked.finding().category().word());
                visit.refuse(
                        Problem.of(
                                ProblemCode.REQUEST_BLOCKED,
                                "It looks like an attack. If it is none, tell the operator the"
                                        + " request id in the header X-Request-Id."));
            }
            case Verdict.Passed passed -> throw new IllegalStateException("it passed");
        }
    }
}
