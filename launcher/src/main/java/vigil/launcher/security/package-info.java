/**
 * Security events for the systems that watch over many houses (SIEM).
 *
 * <p>Records of the topic {@code security} come in, lines of JSON in OCSF, ECS or as they are go
 * out.
 */
@NullMarked
package vigil.launcher.security;

import org.jspecify.annotations.NullMarked;
