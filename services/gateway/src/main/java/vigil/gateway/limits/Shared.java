package vigil.gateway.limits;

/** A count that each gateway keeps and that all of them add up in one place. */
public sealed interface Shared permits Mark, Conduct {

    /** How the place adds them up. */
    enum Kind {
        /** Microseconds until a bucket is full, by which time moves on. */
        MARK,
        /** Points that halve every minute. */
        POINTS
    }

    /** The same in every gateway. */
    String name();

    Kind kind();

    /** What was added here since it was told last; it counts as told. */
    double tell();

    /**
     * Takes over what all have added up to, this one's included.
     *
     * @param askedNanos when it was told, by this gateway's clock
     */
    void learn(double all, long askedNanos);
}
