package vigil.bench.screening;

import java.util.Collection;
import java.util.regex.Pattern;
import vigil.matcher.entity.Entity;
import vigil.watchlists.demo.DemoLists;
import vigil.watchlists.matching.ListIndex;

/** The Specially Designated Nationals of January 2024, as far as measuring needs them. */
final class SdnList {

    private static final Pattern ENTRY = Pattern.compile("ofac-sdn-[0-9]+");

    private SdnList() {}

    static Collection<Entity> entities() {
        return ListIndex.compared(DemoLists.sdn()).stream()
                .filter(entity -> ENTRY.matcher(entity.id()).matches())
                .toList();
    }
}
