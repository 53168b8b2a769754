package vigil.monitoring.directory;

import java.security.SecureRandom;

/** Random numbers that stand for something and say nothing about it; never zero. */
final class Surrogates {

    private Surrogates() {}

    static long draw(SecureRandom random) {
        long surrogate = 0;
        while (surrogate == 0) {
            surrogate = random.nextLong();
        }
        return surrogate;
    }
}
