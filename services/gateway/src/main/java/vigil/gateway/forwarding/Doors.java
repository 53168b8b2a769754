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

    boolean areSeveral() {
        return doors.size() > 1;
    }

    /** How many addresses have not said that they take nothing. */
    long ready() {
        return doors.stream().filter(HouseDoor::isReady).count();
    }

    boolean isAnyOpen() {
        return doors.stream().anyMatch(HouseDoor::isOpenForCalls);
    }

    /** What an address says of itself. */
    void saysReady(URI address, boolean ready) {
        for (HouseDoor door : doors) {
            if (door.is(address)) {
                door.saysReady(ready);
            }
        }
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
        // Begin anywhere, so that equals share the work.
        int begin = ThreadLocalRandom.current().nextInt(doors.size());
        HouseDoor known = tryAgain(route, begin, last);
        if (known == null) {
            known = emptiest(route, begin, last);
        }
        if (known == null) {
            known = anyOther(route, begin, last, true);
        }
        return known == null ? anyOther(route, begin, last, false) : known;
    }

    /** One that failed a while ago and says that it is ready: a few calls find out. */
    private @Nullable HouseDoor tryAgain(Route route, int begin, @Nullable HouseDoor last) {
        for (int i = 0; i < doors.size(); i++) {
            HouseDoor door = doors.get((begin + i) % doors.size());
            boolean worthIt = door != last && door.isReady() && door.state(route) != 0;
            if (worthIt && door.mayKnock(route)) {
                return door;
            }
        }
        return null;
    }

    private @Nullable HouseDoor emptiest(Route route, int begin, @Nullable HouseDoor last) {
        HouseDoor best = null;
        for (int i = 0; i < doors.size(); i++) {
            HouseDoor door = doors.get((begin + i) % doors.size());
            boolean well =
                    door != last && door.isReady() && !door.isFull() && door.state(route) == 0;
            if (well && (best == null || door.inside() < best.inside())) {
                best = door;
            }
        }
        return best != null && best.mayKnock(route) ? best : null;
    }

    /** None is known to be well: whoever may be tried is, who failed a moment ago the last. */
    private @Nullable HouseDoor anyOther(
            Route route, int begin, @Nullable HouseDoor last, boolean ready) {
        for (int i = 0; i < doors.size(); i++) {
            HouseDoor door = doors.get((begin + i) % doors.size());
            if (door != last && door.isReady() == ready && door.mayKnock(route)) {
                return door;
            }
        }
        boolean lastToo = last != null && !ready && last.mayKnock(route);
        return lastToo ? last : null;
    }
}
