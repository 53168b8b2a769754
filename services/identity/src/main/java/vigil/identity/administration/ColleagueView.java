package vigil.identity.administration;

/**
 * An officer as colleagues know it: houses write down ids, people read names.
 *
 * @param id as it stands in tokens, timelines and evidence
 * @param login the name with which the officer signs in
 * @param enabled false for one who is kept out, whose name stands beside older work
 */
record ColleagueView(String id, String login, boolean enabled) {}
