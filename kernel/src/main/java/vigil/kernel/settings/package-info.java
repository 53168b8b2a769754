/** What a house is set to, refused where it is misspelt. */
@NullMarked
package vigil.kernel.settings;

import org.jspecify.annotations.NullMarked;
