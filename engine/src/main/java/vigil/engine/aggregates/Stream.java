package vigil.engine.aggregates;

/** Which payments an aggregate counts and for whom: all that those of one stream have in common. */
record Stream(String filter, Key key, Flow flow, Span span, boolean beforeThis) {

    static Stream of(Aggregate aggregate) {
        return new Stream(
                aggregate.filter(),
                aggregate.key(),
                aggregate.flow(),
                aggregate.span(),
                aggregate.beforeThis());
    }
}
