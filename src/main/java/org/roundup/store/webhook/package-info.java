/**
 * Webhooks: which changes are told to which addresses, and the log of what became of it. {@link
 * org.roundup.store.webhook.HookQueue} notes the changes of a unit of work in the outbox, in the transaction of the
 * change; whoever delivers them decides what the owner of the hook may see. The classes with static methods work in the
 * session of their caller and are thread-safe; a queue belongs to its unit of work.
 */
package org.roundup.store.webhook;
