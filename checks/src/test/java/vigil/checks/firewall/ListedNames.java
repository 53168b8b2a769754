package vigil.checks.firewall;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vigil.matcher.entity.Entity;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.matching.ListIndex;

/** Every name of the list that comes with Vigil, as officers search and programs ask for it. */
final class ListedNames {

    private ListedNames() {}

    /** About seventy thousand. */
    static List<Sent> all() {
        List<Sent> all = new ArrayList<>();
        ListIndex.compared(DemoLists.sdn()).stream()
                .map(Entity::names)
                .flatMap(List::stream)
                .distinct()
                .flatMap(ListedNames::spellings)
                .forEach(name -> {
                    all.add(
                            Sent.get(
                                    "search",
                                    "/v1/screening/search",
                                    "q=" + URLEncoder.encode(name, StandardCharsets.UTF_8)));
                    all.add(
                            Sent.post(
                                    "screening",
                                    "/match/default",
                                    "application/json",
                                    "{\"queries\":{\"q1\":{\"schema\":\"Person\",\"properties\":{\"name\":[\"%s\"]}}}}"
                                            .formatted(Transactions.quoted(name))));
                });
        return all;
    }

    /** Names with marks are written in many ways, and badly: blanks before and behind them. */
    private static Stream<String> spellings(String name) {
        if (!name.contains("'")) {
            return Stream.of(name);
        }
        return Stream.of(
                name,
                name.replace("'", " '"),
                name.replace("'", "' "),
                name.replace("'", "' '"),
                name.replace("'", "''"),
                name.replace("'", "\u2019"),
                name.replace('\'', '`'),
                name.replace(", ", " ' "));
    }
}
