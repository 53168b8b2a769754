package vigil.monitoring.loop;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import vigil.contracts.log.v1.ModelsPublished;
import vigil.contracts.log.v1.ScenariosPublished;

/**
 * What judges an institution's transactions at a place in the log.
 *
 * @param scenarios the record that put scenarios in force; an empty one before the first
 * @param scenariosSince the place of that record, {@link #FROM_THE_START} before the first
 * @param models the record that put models in force; an empty one before the first
 * @param modelsSince the place of that record, {@link #FROM_THE_START} before the first
 */
record InForce(
        ScenariosPublished scenarios,
        long scenariosSince,
        ModelsPublished models,
        long modelsSince) {

    static final long FROM_THE_START = -1;

    /** The scenarios that come with the engine, and no model. */
    static final InForce BUILT_IN =
            new InForce(
                    ScenariosPublished.getDefaultInstance(),
                    FROM_THE_START,
                    ModelsPublished.getDefaultInstance(),
                    FROM_THE_START);

    InForce with(ScenariosPublished published, long since) {
        return new InForce(published, since, models, modelsSince);
    }

    InForce with(ModelsPublished published, long since) {
        return new InForce(scenarios, scenariosSince, published, since);
    }

    void write(DataOutputStream out) throws IOException {
        write(out, scenariosSince, scenarios.toByteArray());
        write(out, modelsSince, models.toByteArray());
    }

    /** What {@link #write} wrote; lengths are trusted. */
    static InForce read(DataInputStream in) throws IOException {
        long scenariosSince = in.readLong();
        ScenariosPublished scenarios = ScenariosPublished.parseFrom(in.readNBytes(in.readInt()));
        long modelsSince = in.readLong();
        ModelsPublished models = ModelsPublished.parseFrom(in.readNBytes(in.readInt()));
        return new InForce(scenarios, scenariosSince, models, modelsSince);
    }

    private static void write(DataOutputStream out, long since, byte[] published)
            throws IOException {
        out.writeLong(since);
        out.writeInt(published.length);
        out.write(published);
    }
}
