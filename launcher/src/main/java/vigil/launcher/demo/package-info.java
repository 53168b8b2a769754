/**
 * The demonstration: a synthetic bank with true laundering rings in it, sent through the front door
 * of a running street, and what the street found.
 *
 * <p>In comes a street, out go figures, a table of rings and the most telling alerts.
 */
@NullMarked
package vigil.launcher.demo;

import org.jspecify.annotations.NullMarked;
