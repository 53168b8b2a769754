package vigil.monitoring.peers;

/**
 * Accounts of one segment that pay about as often.
 *
 * @param segment empty when unknown
 */
record PeerGroup(String segment, Pace pace) {

    /** The group of all accounts, for whom there are too few like them. */
    static final String EVERYBODY = "everybody";

    /**
     * As it stands in rows, such as {@code retail/daily}; no segment has a name of its own here.
     */
    String name() {
        return segment + '/' + pace.word();
    }
}
