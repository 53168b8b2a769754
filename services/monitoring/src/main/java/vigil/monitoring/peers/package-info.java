/**
 * What an ordinary peer of an account looks like: the account's weeks beside those of the accounts
 * of its group.
 *
 * <p>Stored transactions come in; the weeks of groups go to a table, an account's place among them
 * goes out.
 */
@NullMarked
package vigil.monitoring.peers;

import org.jspecify.annotations.NullMarked;
