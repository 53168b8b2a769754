/**
 * Files of transactions, turned row by row into what the core takes.
 *
 * <p>In come AMLworld's, AMLSim's or SAML-D's CSV; out go transactions with surrogates and dollars,
 * or the reason why a row is none.
 */
@NullMarked
package vigil.launcher.analyse.transactions;

import org.jspecify.annotations.NullMarked;
