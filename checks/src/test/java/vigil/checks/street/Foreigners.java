package vigil.checks.street;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vigil.launcher.door.FrontDoor;
import vigil.testkit.Until;

/** All that can be done to a thing of {@code demo}, asked by everybody of {@code other}. */
final class Foreigners {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ID = "00000000-0000-4000-8000-000000000000";

    /** What names nothing that one institution has and another has not. */
    private static final Map<String, String> NOBODYS =
            Map.of(
                    "/v1/queue/bulk-closings/{bulkClosingId}",
                            "waits where alerts are closed by the dozen: a new street has none",
                    "/v1/officers/role-changes/{id}",
                            "asked of an officer who has signed in: a new street's have not",
                    "/v1/iso20022/{message}", "a kind of message",
                    "/match/{dataset}", "a public list, the same for all",
                    "/v1/screening/lists/{list}", "a public list, the same for all",
                    "/v1/models/{model}",
                            "the bundle that is shipped: each has a register of its own, with"
                                    + " the same names",
                    "/v1/queue/second-looks/draws/{month}", "a month, which all have",
                    "/v1/queue/second-looks/{lookId}",
                            "drawn at the end of a day from what was closed before: a new street"
                                    + " has none");

    /** Under the same name everybody makes a thing of his own; the other's stays as it is. */
    private static final Set<String> MAKE_ONES_OWN =
            Set.of(
                    "PUT /v1/screening/customers/{customer}",
                    "PUT /v1/queue/skills/{officer}",
                    "PUT /v1/queue/absences/{officer}");

    private final RunningStreet street;
    private final List<Operation> operations;

    private Foreigners(RunningStreet street, List<Operation> operations) {
        this.street = street;
        this.operations = operations;
    }

    static Foreigners of(RunningStreet street, Path checkout) throws IOException {
        List<Operation> operations =
                Operation.all(checkout.resolve("contracts/openapi")).stream()
                        .filter(Operation::isAboutOneThing)
                        .sorted(Comparator.comparing(one -> MAKE_ONES_OWN.contains(one.name())))
                        .toList();
        return new Foreigners(street, operations);
    }

    /** Operations about one thing for which there is neither a thing nor a reason. */
    List<String> uncovered(List<Thing> things) {
        List<String> uncovered = new ArrayList<>();
        for (Operation operation : operations) {
            boolean nobodys = NOBODYS.keySet().stream().anyMatch(operation.path()::startsWith);
            if (!nobodys && nearest(operation, things).isEmpty()) {
                uncovered.add(operation.name());
            }
        }
        return uncovered;
    }

    /** Who of the others got more than a refusal for what belongs to a thing, or read of it. */
    List<String> broken(Thing thing, List<Thing> all) {
        List<String> broken = new ArrayList<>();
        for (Operation operation : operations) {
            if (nearest(operation, all).filter(thing::equals).isPresent()) {
                for (String role : Matrix.ROLES) {
                    fault(operation, thing, role)
                            .ifPresent(fault ->
                                    broken.add(role + " " + operation.name() + ": " + fault));
                }
            }
        }
        return broken;
    }

    private Optional<String> fault(Operation operation, Thing thing, String role) {
        HttpResponse<String> answer = asked(operation, thing, role);
        int status = answer.statusCode();
        boolean makesOwn = MAKE_ONES_OWN.contains(operation.name());
        boolean well = status == 404 || status == 403 || makesOwn && status < 429;
        if (!well) {
            return Optional.of(status + " " + answer.body());
        }
        return answer.body().toLowerCase(Locale.ROOT).contains(Belongings.MARK)
                ? Optional.of("read of it: " + answer.body())
                : Optional.empty();
    }

    private HttpResponse<String> asked(Operation operation, Thing thing, String role) {
        FrontDoor door = street.door("other", role);
        HttpRequest.Builder request =
                door.request(operation.at(thing.ids()))
                        .timeout(PATIENCE)
                        .header("Idempotency-Key", "foreigner-" + operation.name().hashCode())
                        .header("If-Match", "\"1\"");
        if (operation.contentType().isEmpty()) {
            request.method(operation.method(), HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", operation.contentType())
                    .method(
                            operation.method(),
                            HttpRequest.BodyPublishers.ofString(body(operation)));
        }
        return door.send(request.build(), BodyHandlers.ofString());
    }

    /** Such that nothing is wrong with the question but who asks it. */
    private static String body(Operation operation) {
        return switch (operation.name()) {
            case "POST /v1/cases/{id}/closings" ->
                    "{\"outcome\":\"no_further_action\",\"reason\":\"Nothing to it.\"}";
            case "POST /v1/cases/{id}/items" -> "{\"items\":[\"" + ID + "\"]}";
            case "POST /v1/cases/{id}/links" -> "{\"caseId\":\"" + ID + "\"}";
            case "POST /v1/cases/{id}/notes" -> "{\"words\":\"Looked at it.\"}";
            case "POST /v1/queue/{id}/dispositions" ->
                    "{\"disposition\":\"false_positive\",\"reason\":\"Nothing to it.\"}";
            case "POST /v1/alerts/{id}/snoozes" ->
                    "{\"until\":\"%s\",\"reason\":\"known_activity\"}"
                            .formatted(Instant.now().plus(Duration.ofDays(1)));
            case "PUT /v1/screening/customers/{customer}" ->
                    "{\"schema\":\"Company\",\"properties\":{\"name\":[\"Somebody Else\"]}}";
            case "POST /v1/scenarios/{scenario}/versions/{version}/backtests" ->
                    Belongings.BACKTEST;
            case "PUT /v1/scenarios/{scenario}/versions/{version}" ->
                    Belongings.scenario("Somebody else's");
            case "PUT /v1/reports/{id}/detection" ->
                    "{\"detectedAt\":\"2026-03-02T09:00:00Z\",\"reason\":\"It was seen then.\"}";
            case "POST /v1/authority-requests/{id}/answers" ->
                    "{\"answer\":\"Nobody whom we know.\"}";
            case "PUT /v1/officers/{id}/roles" ->
                    "{\"roles\":[\"analyst\"],\"reason\":\"Other work.\"}";
            default -> operation.fitting();
        };
    }

    /** How its owners see a thing, once nothing moves any more. */
    String seen(Thing thing) {
        String[] last = {""};
        Until.holds(
                thing.path() + " stands still",
                () -> {
                    HttpResponse<String> answer = street.get("demo", thing.role(), thing.look());
                    assertThat(answer.statusCode())
                            .as(thing.look() + ": " + answer.body())
                            .isEqualTo(200);
                    boolean same = answer.body().equals(last[0]);
                    last[0] = answer.body();
                    return same;
                });
        return last[0];
    }

    private static Optional<Thing> nearest(Operation operation, List<Thing> things) {
        return things.stream()
                .filter(thing -> thing.holds(operation))
                .max(Comparator.comparingInt(thing -> thing.path().length()));
    }
}
