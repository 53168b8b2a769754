package vigil.gateway.forwarding;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vigil.gateway.answers.Visit;
import vigil.gateway.contract.AnswerFault;
import vigil.gateway.contract.Operation;
import vigil.gateway.contract.Shape;
import vigil.gateway.forwarding.AnswerSettings.Mode;
import vigil.gateway.watch.Figures;

/** Holds the answers of the houses against their OpenAPI documents. */
public final class AnswerWatch {

    private static final Logger log = LoggerFactory.getLogger(AnswerWatch.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final AnswerSettings settings;
    private final Figures figures;
    private final BiConsumer<Visit, String> listener;
    private final Set<String> logged = ConcurrentHashMap.newKeySet();

    /**
     * @param listener is told the visit and a word for what does not fit
     */
    public AnswerWatch(
            AnswerSettings settings, Figures figures, BiConsumer<Visit, String> listener) {
        this.settings = settings;
        this.figures = figures;
        this.listener = listener;
    }

    boolean refuses() {
        return settings.mode() == Mode.REFUSE;
    }

    /** Judges what comes before the body, and tells; null where it fits or nobody looks. */
    @Nullable AnswerFault ofHead(Visit visit, Response answer) {
        Operation operation = visit.operation();
        if (settings.mode() == Mode.OFF || operation == null) {
            return null;
        }
        AnswerFault fault =
                AnswerFault.ofHead(
                        operation,
                        answer.getStatus(),
                        answer.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (fault != null) {
            tell(visit, fault);
        }
        return fault;
    }

    /** Who looks at the body, or null where nobody does. */
    @Nullable AnswerLook look(Visit visit, Response answer) {
        Operation operation = visit.operation();
        HttpFields headers = answer.getHeaders();
        if (operation == null || settings.mode() == Mode.OFF) {
            return null;
        }
        boolean looks =
                !HttpMethod.HEAD.is(visit.request().getMethod())
                        && !headers.contains(HttpHeader.CONTENT_ENCODING)
                        && headers.getLongField(HttpHeader.CONTENT_LENGTH) <= settings.bytes();
        if (!looks || ThreadLocalRandom.current().nextInt(100) >= settings.percent()) {
            return null;
        }
        Shape shape =
                AnswerFault.shape(
                        operation, answer.getStatus(), headers.get(HttpHeader.CONTENT_TYPE));
        return shape == null ? null : new AnswerLook(shape, settings.bytes(), refuses());
    }

    /** A body fits, or does not and is told of. */
    void judged(Visit visit, @Nullable AnswerFault fault) {
        if (fault == null) {
            figures.answerChecked("fits");
        } else {
            tell(visit, fault);
        }
    }

    /** It grew too large to be looked at. */
    void leftUnseen() {
        figures.answerChecked("too-large");
    }

    private void tell(Visit visit, AnswerFault fault) {
        figures.answerChecked(fault.reason());
        listener.accept(visit, fault.reason());
        String which = visit.request().getMethod() + " " + visit.about() + " " + fault;
        // Once is enough for whoever mends the document.
        if (logged.size() < MOST_REMEMBERED && logged.add(which)) {
            log.atWarn()
                    .setMessage("an answer is not what its house has published")
                    .addKeyValue("request", visit.id())
                    .addKeyValue("method", visit.request().getMethod())
                    .addKeyValue("route", visit.about())
                    .addKeyValue("fault", fault.reason())
                    .addKeyValue("where", fault.where())
                    .log();
        }
    }
}
