package vigil.monitoring.log;

import vigil.contracts.log.v1.LogRecord;

/** What an institution puts in force by whole sets, each kind numbered apart. */
public enum SetKind {
    SCENARIOS("scenario"),
    MODELS("model");

    private final String word;

    SetKind(String word) {
        this.word = word;
    }

    /** What a set is made of. */
    public String word() {
        return word;
    }

    /** The table of its sets. */
    public String table() {
        return word + "_sets";
    }

    /** The number of the set that a record of this kind brings. */
    public long number(LogRecord record) {
        return switch (this) {
            case SCENARIOS -> record.getScenarios().getSet();
            case MODELS -> record.getModels().getSet();
        };
    }

    public String contentHash(LogRecord record) {
        return switch (this) {
            case SCENARIOS -> record.getScenarios().getContentHash();
            case MODELS -> record.getModels().getContentHash();
        };
    }
}
