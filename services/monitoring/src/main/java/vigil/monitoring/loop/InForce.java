package vigil.monitoring.loop;

import vigil.contracts.log.v1.ScenariosPublished;
import vigil.monitoring.log.Configuration;

/**
 * The scenarios that judge an institution's transactions at a place in the log.
 *
 * @param published the record that put them in force; an empty one before the first
 * @param since the place of that record, {@link #FROM_THE_START} before the first
 * @param configuration what decisions name
 */
record InForce(ScenariosPublished published, long since, Configuration configuration) {

    static final long FROM_THE_START = -1;

    /** The scenarios that come with the engine. */
    static InForce builtIn(String configurationHash) {
        return new InForce(
                ScenariosPublished.getDefaultInstance(),
                FROM_THE_START,
                new Configuration(configurationHash, 0));
    }

    long set() {
        return published.getSet();
    }
}
