/**
 * What birth dates, countries, genders, identifiers and addresses say for and against two entities
 * being one.
 *
 * <p>Two entities come in; pieces of evidence with their weight in log-odds go out. Silence on one
 * side is no evidence.
 */
@NullMarked
package vigil.matcher.evidence;

import org.jspecify.annotations.NullMarked;
