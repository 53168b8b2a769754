package vigil.gateway.forwarding;

import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vigil.gateway.routes.House;
import vigil.gateway.routes.Route;

/** All addresses of one house; a request goes to the one with the fewest inside that is well. */
final class Doors {

    private final List<HouseDoor> doors;
    private final AnswerTimes times = new AnswerTimes();

    Doors(House house, List<URI> addresses, BiConsumer<String, String> listener) {
        this.doors =
                addresses.stream()
                        .map(address -> new HouseDoor(house, address, times, listener))
                        .toList();
    }

    List<HouseDoor> all() {
        return doors;
    }

    AnswerTimes times() {
        return times;
    }

    boolean isAnyOpen() {
        return doors.stream().anyMatch(HouseDoor::isOpenForCalls);
    }

    /**
     * A door that lets the request in, or null where none does.
     *
     * @param last where it failed a moment ago: taken only when there is no other
     */
    @Nullable HouseDoor enter(Route route, @Nullable HouseDoor last) {
        if (doors.size() == 1) {
            HouseDoor only = doors.getFirst();
            return only.mayKnock(route) ? only : null;
        }
        // Begin anywhere, so that equals share the work; the emptiest healthy one is tried first.
        int begin = ThreadLocalRandom.current().nextInt(doors.size());
        HouseDoor best = null;
        for (int i = 0; i < doors.size(); i++) {
            HouseDoor door = doors.get((begin + i) % doors.size());
            boolean well = door != last && door.state(route) == 0;
            if (well && (best == null || door.inside() < best.inside())) {
                best = door;
            }
        }
        if (best != null && best.mayKnock(route)) {
            return best;
        }
        return anyOther(route, begin, last);
    }

    /** None is known to be well: whoever may be tried again is. */
    private @Nullable HouseDoor anyOther(Route route, int begin, @Nullable HouseDoor last) {
        for (int i = 0; i < doors.size(); i++) {
            HouseDoor door = doors.get((begin + i) % doors.size());
            if (door != last && door.mayKnock(route)) {
                return door;
            }
        }
        return last != null && last.mayKnock(route) ? last : null;
    }
}
