/**
 * Contents of file items as files below one folder, in Roundup's own layout
 * ({@code <class>/<id div 1000>/<class><id>}), together with the transaction that refers to them.
 *
 * <p>A reader who sees a committed item finds its content, and finds the edited content once the edit is committed,
 * whatever crashes in between: a new content is complete and durable at its final place before the transaction
 * commits; an edited one waits beside it under a name that a row of the same transaction records, and takes the final
 * place afterwards. What a crash may leave is a file that nobody refers to; the sweep finds it.
 *
 * <p>{@link org.roundup.store.content.ContentFiles} and {@link org.roundup.store.content.ContentSweep} may be shared
 * by threads; a {@link org.roundup.store.content.PendingContent} belongs to one unit of work.
 */
package org.roundup.store.content;
