package vigil.monitoring;

import java.util.ArrayList;
import java.util.List;
import vigil.testkit.Door;
import vigil.testkit.HouseProcess;
import vigil.testkit.HouseProcess.Place;
import vigil.testkit.StreetParts;
import vigil.testkit.Until;

/** The house as a process of its own, to be killed. */
final class KilledHouse implements AutoCloseable {

    private final HouseProcess process;

    private KilledHouse(HouseProcess process) {
        this.process = process;
    }

    static KilledHouse on(StreetParts street, String... more) {
        KilledHouse house = start(street, Place.of(street), more);
        Until.holds("the house is ready", house::isReady);
        return house;
    }

    /** A second process of the same house, with a folder of its own: it lives and is not ready. */
    static KilledHouse standby(StreetParts street) {
        KilledHouse house =
                start(
                        street,
                        new Place(
                                street.state().resolveSibling("standby"),
                                street.log().resolveSibling("standby.log")));
        Until.holds("the standby lives", () -> house.process.isUp("liveness"));
        Until.holds("the standby has followed the log", () -> house.process.isUp("following"));
        return house;
    }

    private static KilledHouse start(StreetParts street, Place place, String... more) {
        List<String> settings = new ArrayList<>(House.settings(street));
        settings.addAll(List.of(more));
        return new KilledHouse(HouseProcess.start(street, Monitoring.class, place, settings));
    }

    Door machine() {
        return door("machine");
    }

    Door door(String... roles) {
        return process.door("demo", roles);
    }

    /** As kill -9 does. */
    void kill() {
        process.kill();
    }

    /** As SIGTERM does; gives the exit code. */
    int terminate() {
        return process.terminate();
    }

    @Override
    public void close() {
        kill();
    }

    /** As a machine does that swaps, or a hypervisor that moves it. */
    void pause() {
        process.signal("STOP");
    }

    void resume() {
        process.signal("CONT");
    }

    boolean isReady() {
        return process.isUp("readiness");
    }
}
