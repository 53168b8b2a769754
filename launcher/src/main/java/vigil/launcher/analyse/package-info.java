/**
 * Detection over a file of transactions, without any server: the same core, on anybody's data.
 *
 * <p>In come a CSV file and, where there is one, the key of its rings; out go decisions, alerts
 * with their evidence, a summary and a report.
 */
@NullMarked
package vigil.launcher.analyse;

import org.jspecify.annotations.NullMarked;
