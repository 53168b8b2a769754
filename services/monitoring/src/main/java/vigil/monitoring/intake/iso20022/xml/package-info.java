/** XML as it may come from anybody: read within limits into a tree, and looked up in it. */
@NullMarked
package vigil.monitoring.intake.iso20022.xml;

import org.jspecify.annotations.NullMarked;
