package vigil.checks.street;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vigil.contracts.permissions.WhoMay;
import vigil.launcher.door.FrontDoor;

/** Every operation of the OpenAPI documents, asked by everybody, at the street's front door. */
final class Matrix {

    static final List<String> ROLES =
            List.of(
                    "analyst",
                    "supervisor",
                    "engineer",
                    "auditor",
                    "administrator",
                    "machine",
                    "reporter");

    /** The id of nothing that any institution has. */
    private static final String NOTHING = "00000000-0000-4000-8000-000000000000";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningStreet street;
    private final List<Operation> operations;
    private final Map<String, Set<String>> allowed;

    private Matrix(
            RunningStreet street, List<Operation> operations, Map<String, Set<String>> allowed) {
        this.street = street;
        this.operations = operations;
        this.allowed = allowed;
    }

    static Matrix of(RunningStreet street, Path checkout) throws IOException {
        return new Matrix(street, Operation.all(checkout.resolve("contracts/openapi")), whoMay());
    }

    /** Operation names with the roles that may call them. */
    private static Map<String, Set<String>> whoMay() {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        WhoMay.published()
                .all()
                .forEach(permission -> allowed.put(permission.operation(), permission.roles()));
        return allowed;
    }

    List<String> described() {
        return operations.stream().map(Operation::name).sorted().toList();
    }

    List<String> decided() {
        return allowed.keySet().stream().sorted().toList();
    }

    /** Asks everything as everybody of an institution; what comes back is in no order. */
    List<String> broken(String institution) {
        List<String> broken = new ArrayList<>();
        for (Operation operation : operations) {
            for (String role : ROLES) {
                int status = status(street.door(institution, role), operation, NOTHING);
                boolean may = may(operation, role);
                // Who may is told that there is no such thing, or that the body is none.
                boolean well = may ? status != 401 && status != 403 && status < 429 : status == 403;
                if (!well) {
                    broken.add(
                            role
                                    + " "
                                    + operation.name()
                                    + (may ? " may: " : " may not: ")
                                    + status);
                }
            }
        }
        return broken;
    }

    /** Asks everything without a token. */
    List<String> brokenByStrangers() {
        List<String> broken = new ArrayList<>();
        FrontDoor door = street.door("demo", "machine");
        for (Operation operation : operations) {
            int status =
                    sent(
                            door,
                            HttpRequest.newBuilder(door.address().resolve(operation.at(NOTHING))),
                            operation);
            // Whoever knocks so often without a token is soon asked to wait.
            if (status != 401 && status != 429) {
                broken.add(operation.name() + ": " + status);
            }
        }
        return broken;
    }

    private boolean may(Operation operation, String role) {
        return allowed.getOrDefault(operation.name(), Set.of()).contains(role);
    }

    private static int status(FrontDoor door, Operation operation, String id) {
        return sent(door, door.request(operation.at(id)), operation);
    }

    private static int sent(FrontDoor door, HttpRequest.Builder request, Operation operation) {
        request.timeout(PATIENCE)
                .header("Idempotency-Key", "matrix")
                .method(
                        operation.method(),
                        operation.contentType().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(operation.body()));
        if (!operation.contentType().isEmpty()) {
            request.header("Content-Type", operation.contentType());
        }
        HttpResponse<InputStream> answer =
                door.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            if (!operation.isStream()) {
                body.readAllBytes();
            }
            return answer.statusCode();
        } catch (IOException e) {
            throw new IllegalStateException(operation.name() + " broke off", e);
        }
    }
}
