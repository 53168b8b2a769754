package vigil.bench.screening;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import vigil.matcher.entity.Entity;
import vigil.matcher.entity.PartialDate;
import vigil.matcher.entity.Schema;

/** The Specially Designated Nationals of January 2024, as far as measuring needs them. */
final class SdnList {

    private static final Pattern BIRTH =
            Pattern.compile("(?:^|; )(?:alt\\. )?DOB ([^;]+?)(?=;|\\.?$)");

    private SdnList() {}

    static Collection<Entity> entities() throws IOException {
        Map<String, Entity.Builder> builders = new LinkedHashMap<>();
        rows("sdn-2024-01.csv.gz", row -> builders.put(row.get(0), entry(row)));
        rows(
                "alt-2024-01.csv.gz",
                row -> Objects.requireNonNull(builders.get(row.get(0))).alias(row.get(3)));
        return builders.values().stream().map(Entity.Builder::build).toList();
    }

    private static Entity.Builder entry(List<String> row) {
        Schema schema =
                switch (row.get(2)) {
                    case "individual" -> Schema.PERSON;
                    case "vessel" -> Schema.VESSEL;
                    case "aircraft" -> Schema.AIRPLANE;
                    default -> Schema.ORGANIZATION;
                };
        Entity.Builder entity =
                Entity.builder("ofac-sdn-" + row.get(0), schema)
                        .name(row.get(1))
                        .dataset("ofac-sdn");
        Matcher birth = BIRTH.matcher(row.get(11));
        while (birth.find()) {
            PartialDate.parse(birth.group(1)).ifPresent(entity::birthDate);
        }
        return entity;
    }

    private static void rows(String name, Consumer<List<String>> each) throws IOException {
        try (InputStream file = SdnList.class.getResourceAsStream(name);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Objects.requireNonNull(file)),
                                        StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.length() > 1).map(SdnList::fields).forEach(each);
        }
    }

    /** OFAC's own format: quoted or bare fields; {@code -0-} means nothing. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(value(field));
            } else {
                field.append(c);
            }
        }
        fields.add(value(field));
        return fields;
    }

    private static String value(StringBuilder field) {
        String value = field.toString().strip();
        field.setLength(0);
        return value.equals("-0-") ? "" : value;
    }
}
