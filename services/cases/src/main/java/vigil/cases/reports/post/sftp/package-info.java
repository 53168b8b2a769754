/**
 * The line to the authority over SFTP.
 *
 * <p>Files that lie outgoing come in; the same files at the authority, each at most once, and its
 * answers beside ours go out.
 */
@NullMarked
package vigil.cases.reports.post.sftp;

import org.jspecify.annotations.NullMarked;
