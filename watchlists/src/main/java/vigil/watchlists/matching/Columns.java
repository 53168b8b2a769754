package vigil.watchlists.matching;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the columns of a file of names mean. */
public final class Columns {

    /** The sender's name for a row. */
    public static final String ID = "id";

    /** The schema of a row. */
    public static final String SCHEMA = "schema";

    /** What columns are called elsewhere. */
    private static final Map<String, String> OTHER_NAMES =
            Map.ofEntries(
                    Map.entry("customer", ID),
                    Map.entry("customerId", ID),
                    Map.entry("reference", ID),
                    Map.entry("type", SCHEMA),
                    Map.entry("fullName", "name"),
                    Map.entry("aliases", "alias"),
                    Map.entry("givenName", "firstName"),
                    Map.entry("surname", "lastName"),
                    Map.entry("familyName", "lastName"),
                    Map.entry("dob", "birthDate"),
                    Map.entry("born", "birthDate"),
                    Map.entry("dateOfBirth", "birthDate"),
                    Map.entry("sex", "gender"),
                    Map.entry("citizenship", "nationality"),
                    Map.entry("countryCode", "country"),
                    Map.entry("passport", "passportNumber"),
                    Map.entry("nationalId", "idNumber"),
                    Map.entry("taxId", "taxNumber"),
                    Map.entry("lei", "leiCode"),
                    Map.entry("bic", "swiftBic"),
                    Map.entry("imo", "imoNumber"),
                    Map.entry("wallet", "publicKey"));

    private Columns() {}

    /**
     * {@link #ID}, {@link #SCHEMA} or a property of FollowTheMoney, from its name in any spelling
     * or a usual one for it: {@code Birth Date}, {@code birth_date} and {@code dob} are {@code
     * birthDate}.
     */
    public static String property(String column) {
        List<String> words =
                Arrays.stream(column.split("[^A-Za-z0-9]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
        StringBuilder property = new StringBuilder();
        for (String word : words) {
            boolean isCamelCase = words.size() == 1 && !word.equals(word.toUpperCase(Locale.ROOT));
            String rest = word.substring(1);
            char first = word.charAt(0);
            property.append(
                            property.isEmpty()
                                    ? Character.toLowerCase(first)
                                    : Character.toUpperCase(first))
                    .append(isCamelCase ? rest : rest.toLowerCase(Locale.ROOT));
        }
        String name = property.toString();
        return OTHER_NAMES.getOrDefault(name, name);
    }
}
