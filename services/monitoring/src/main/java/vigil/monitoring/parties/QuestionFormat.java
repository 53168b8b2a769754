package vigil.monitoring.parties;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import vigil.engine.screening.ListHit;
import vigil.engine.screening.ScreenedParty;
import vigil.kernel.secrecy.Personal;

/** Questions and answers as the screening house writes them: {@code /v1/screening}. */
final class QuestionFormat {

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");

    /** What may stand in a reason that officers read. */
    private static final Pattern ID = Pattern.compile("[\\w.:-]{1,128}");

    private static final Pattern REFERENCE = Pattern.compile("\\d{1,4}");
    private static final int MOST_HITS = 5;
    private static final int THOUSAND = 1000;

    private final JsonMapper json = JsonMapper.builder().build();

    byte[] question(List<AskedParty> asked) {
        ObjectNode question = json.createObjectNode();
        ArrayNode parties = question.putArray("parties");
        for (int i = 0; i < asked.size(); i++) {
            AskedParty next = asked.get(i);
            ObjectNode party = parties.addObject();
            party.put("reference", Integer.toString(i));
            party.put("schema", next.schema());
            put(party, "name", next.name());
            put(party, "birthDate", next.birthDate());
            if (next.country() != null) {
                party.put("country", next.country());
            }
            put(party, "address", next.address());
            if (!next.identifiers().isEmpty()) {
                ArrayNode identifiers = party.putArray("identifiers");
                next.identifiers()
                        .forEach(identifier ->
                                identifiers
                                        .addObject()
                                        .put("kind", identifier.kind())
                                        .put("value", identifier.value().reveal()));
            }
        }
        return json.writeValueAsBytes(question);
    }

    private static void put(ObjectNode party, String field, @Nullable Personal value) {
        if (value != null) {
            party.put(field, value.reveal());
        }
    }

    /**
     * @param asked how many parties were asked about
     * @throws IllegalArgumentException when the answer breaks the contract
     */
    PartyAnswer answer(byte[] body, int asked) {
        JsonNode answer = read(body);
        PartyAnswer.@Nullable Said[] said = new PartyAnswer.Said[asked];
        for (JsonNode party : answer.path("parties")) {
            int reference =
                    Integer.parseInt(checked(party.path("reference").asString(""), REFERENCE));
            if (reference >= asked) {
                throw new IllegalArgumentException("nobody asked about " + reference);
            }
            said[reference] = said(party.path("hits"));
        }
        List<PartyAnswer.Said> all = new ArrayList<>(asked);
        for (PartyAnswer.Said one : said) {
            if (one == null) {
                throw new IllegalArgumentException("a party is missing in the answer");
            }
            all.add(one);
        }
        return new PartyAnswer(version(answer.path("lists")), all);
    }

    /** The version in force. */
    String lists(byte[] body) {
        return version(read(body).path("lists"));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no JSON"); // Its message quotes the answer.
        }
    }

    private static PartyAnswer.Said said(JsonNode hits) {
        if (!hits.isArray()) {
            throw new IllegalArgumentException("a party without hits says so");
        }
        List<ListHit> counted = new ArrayList<>();
        for (JsonNode hit : hits) {
            // Told apart by an officer already.
            if (!hit.path("whitelisted").asBoolean(false) && counted.size() < MOST_HITS) {
                counted.add(hit(hit));
            }
        }
        return new PartyAnswer.Said(
                counted.isEmpty() ? ScreenedParty.CLEAR : ScreenedParty.hit(counted),
                hits.isEmpty());
    }

    private static ListHit hit(JsonNode hit) {
        double score = hit.path("score").asDouble(Double.NaN);
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score lies between 0 and 1");
        }
        return new ListHit(
                id(hit.path("list")),
                version(hit.path("version")),
                id(hit.path("entity")),
                (int) Math.round(score * THOUSAND));
    }

    private static String id(JsonNode node) {
        return checked(node.asString(""), ID);
    }

    private static String version(JsonNode node) {
        return checked(node.asString(""), VERSION);
    }

    private static String checked(String text, Pattern form) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form " + form);
        }
        return text;
    }
}
