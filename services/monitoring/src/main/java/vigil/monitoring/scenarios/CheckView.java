package vigil.monitoring.scenarios;

import java.util.List;

/**
 * What became of a version's examples.
 *
 * @param passed whether all are as they say
 * @param examples how many were run
 * @param failures a sentence each, with the line
 */
public record CheckView(boolean passed, int examples, List<String> failures, VersionView version) {}
