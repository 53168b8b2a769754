package vigil.models;

import vigil.launcher.Vigil;

/** Where the start script enters to train. */
public final class Models {
    private Models() {}

    /** Trains and ends with the exit code. */
    public static void main(String[] arguments) {
        Vigil.run(new TrainCommand(), arguments);
    }
}
