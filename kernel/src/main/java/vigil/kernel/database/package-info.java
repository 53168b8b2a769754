/**
 * A house's own PostgreSQL database: migrated by its owner, used by a role that may not change the
 * schema.
 *
 * <p>Addresses and password files come in; a data source goes out.
 */
@NullMarked
package vigil.kernel.database;

import org.jspecify.annotations.NullMarked;
