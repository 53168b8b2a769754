/**
 * Scenarios as data: YAML files with conditions in CEL, checked and compiled when they are loaded.
 *
 * <p>Files come in, a checked {@link vigil.engine.scenarios.ScenarioSet} goes out.
 */
@NullMarked
package vigil.engine.scenarios;

import org.jspecify.annotations.NullMarked;
