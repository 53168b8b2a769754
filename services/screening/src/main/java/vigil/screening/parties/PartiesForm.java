package vigil.screening.parties;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import vigil.matcher.entity.Entity;
import vigil.screening.questions.Question;
import vigil.screening.questions.QuestionReader;
import vigil.screening.questions.QuestionSettings;

/** Reads the parties of payments. */
final class PartiesForm {

    private static final List<String> TEXTS = List.of("name", "birthDate", "country", "address");

    /** Kind of an identifier → FollowTheMoney's property. */
    private static final Map<String, String> IDENTIFIERS =
            Map.of(
                    "lei", "leiCode",
                    "bic", "swiftBic",
                    "passport", "passportNumber",
                    "national_id", "idNumber",
                    "tax", "taxNumber",
                    "registration", "registrationNumber",
                    "account", "accountNumber",
                    "wallet", "publicKey",
                    "other", "idNumber");

    private PartiesForm() {}

    /** A party as it is compared. */
    record Party(String reference, Entity entity) {}

    /** The shape of the request, for its description. */
    @Schema(name = "Parties")
    record Shape(List<PartyShape> parties) {}

    /** A party's shape. */
    @Schema(name = "Party")
    record PartyShape(
            String reference,
            @Schema(example = "Company") String schema,
            String name,
            String birthDate,
            @Schema(example = "de") String country,
            String address,
            List<IdentifierShape> identifiers) {}

    /** An identifier's shape. */
    @Schema(name = "PartyIdentifier")
    record IdentifierShape(
            @Schema(
                            description =
                                    "lei, bic, passport, national_id, tax, registration, account, wallet or other")
                    String kind,
            String value) {}

    static List<Party> read(JsonNode body, QuestionSettings settings) {
        QuestionReader reader = new QuestionReader();
        List<Party> parties = new ArrayList<>();
        JsonNode asked = body.path("parties");
        if (!asked.isArray() || asked.isEmpty() || asked.size() > settings.questionsPerCall()) {
            reader.refuse(
                    "parties", "is an array of 1 to " + settings.questionsPerCall() + " parties");
        } else {
            for (int i = 0; i < asked.size(); i++) {
                party(reader, i, asked.get(i)).ifPresent(parties::add);
            }
        }
        reader.done();
        return parties;
    }

    private static Optional<Party> party(QuestionReader reader, int row, JsonNode node) {
        String path = "parties[" + row + "]";
        String reference = node.path("reference").asString(Integer.toString(row));
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        question.set(
                "schema",
                node.has("schema")
                        ? node.get("schema")
                        : JsonNodeFactory.instance.stringNode("LegalEntity"));
        ObjectNode properties = question.putObject("properties");
        TEXTS.stream().filter(node::has).forEach(name -> properties.set(name, node.get(name)));
        for (JsonNode identifier : node.path("identifiers")) {
            String kind = identifier.path("kind").asString("").toLowerCase(Locale.ROOT);
            String property = IDENTIFIERS.get(kind);
            if (property == null) {
                reader.refuse(
                        path + ".identifiers",
                        "have a kind: " + String.join(", ", IDENTIFIERS.keySet()));
            } else {
                properties.withArray(property).add(identifier.path("value"));
            }
        }
        return reader.read(path, reference, question)
                .map(Question::entity)
                .map(entity -> new Party(reference, entity));
    }
}
