/**
 * Feeds in FollowTheMoney's JSON, such as OpenSanctions' bulk files and their delta files.
 *
 * <p>A file with one entity a line, or with one change a line, comes in; entities go out as they
 * came.
 */
@NullMarked
package vigil.watchlists.ftm;

import org.jspecify.annotations.NullMarked;
