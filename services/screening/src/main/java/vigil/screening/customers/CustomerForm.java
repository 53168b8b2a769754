package vigil.screening.customers;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import vigil.kernel.pages.Filter;
import vigil.kernel.problems.FieldError;
import vigil.kernel.problems.ProblemCode;
import vigil.kernel.problems.Refusal;
import vigil.screening.customers.CustomerDesk.Described;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionReader;
import vigil.screening.register.Content;
import vigil.screening.register.CustomerId;

/** Reads customers. */
final class CustomerForm {

    private static final int MOST_CUSTOMERS = 500;

    private CustomerForm() {}

    /** The shape of a customer, for its description. */
    @Schema(name = "Customer")
    record Shape(
            @Schema(description = "Of FollowTheMoney", example = "Person") String schema,
            @Schema(
                            example =
                                    "{\"name\":[\"Jane Doe\"],\"birthDate\":[\"1975\"],\"country\":[\"ir\"]}")
                    Map<String, List<String>> properties) {}

    /** The shape of a batch. */
    @Schema(name = "Customers")
    record BatchShape(List<RowShape> customers) {}

    /** The shape of a batch's row. */
    @Schema(name = "CustomerRow")
    record RowShape(
            @Schema(description = "Your id of the customer, never a name") String customer,
            String schema,
            Map<String, List<String>> properties) {}

    /** A row of a batch: a customer, or what was wrong with it. */
    record Row(int row, String customer, Optional<Described> described, List<FieldError> errors) {}

    /** The id of a path; what cannot be one names nothing. */
    static String id(String text) {
        if (!CustomerId.isValid(text)) {
            throw Filter.notFound();
        }
        return text;
    }

    static Described one(String customer, JsonNode body) {
        if (!CustomerId.isValid(customer)) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "Some values are not acceptable.",
                    List.of(FieldError.of("customer", CustomerId.WANTED)));
        }
        QuestionReader reader = new QuestionReader();
        Optional<Question> question = reader.read("customer", customer, body);
        reader.done();
        return described(customer, question.orElseThrow());
    }

    static List<Row> batch(JsonNode body) {
        JsonNode customers = body.path("customers");
        if (!customers.isArray() || customers.isEmpty() || customers.size() > MOST_CUSTOMERS) {
            throw Refusal.of(
                    ProblemCode.VALIDATION_FAILED,
                    "Some values are not acceptable.",
                    List.of(
                            FieldError.of(
                                    "customers",
                                    "is an array of 1 to " + MOST_CUSTOMERS + " customers")));
        }
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < customers.size(); i++) {
            rows.add(row(i, customers.get(i), seen));
        }
        return rows;
    }

    private static Row row(int number, JsonNode node, Set<String> seen) {
        String customer = node.path("customer").asString("");
        QuestionReader reader = new QuestionReader();
        Optional<Question> question = Optional.empty();
        if (!CustomerId.isValid(customer)) {
            reader.refuse("customer", CustomerId.WANTED);
            customer = "";
        } else if (!seen.add(customer)) {
            reader.refuse("customer", "stands in this batch already");
        } else {
            question = reader.read("customer", customer, node);
        }
        String id = customer;
        return new Row(number, id, question.map(read -> described(id, read)), reader.errors());
    }

    private static Described described(String customer, Question question) {
        return new Described(customer, new Content(question.schema(), question.properties()));
    }
}
