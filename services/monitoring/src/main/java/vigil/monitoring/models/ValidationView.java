package vigil.monitoring.models;

import java.util.List;

/**
 * What became of a validation.
 *
 * @param passed whether nothing is missing
 * @param failures a sentence each
 */
record ValidationView(boolean passed, List<String> failures, ModelView version) {}
