/**
 * The doors of reports.
 *
 * <p>Requests of officers who may know of reports come in; reports, files and problems go out.
 */
@NullMarked
package vigil.cases.reports.http;

import org.jspecify.annotations.NullMarked;
