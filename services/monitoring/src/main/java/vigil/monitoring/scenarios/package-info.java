/**
 * The life of scenario versions: drafted, checked, backtested, watched in shadow, approved by
 * somebody else, published, retired.
 *
 * <p>YAML and an officer's acts come in; versions with their state and scenario sets for the log go
 * out, each act with its evidence.
 */
@NullMarked
package vigil.monitoring.scenarios;

import org.jspecify.annotations.NullMarked;
