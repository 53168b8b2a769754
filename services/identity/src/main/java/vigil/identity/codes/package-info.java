/**
 * Codes from an officer's phone (RFC 6238), and recovery codes for a lost one.
 *
 * <p>A secret goes to the phone once; codes come in, each good once.
 */
@NullMarked
package vigil.identity.codes;

import org.jspecify.annotations.NullMarked;
