/**
 * Tells other programs of changes by HTTP. {@link org.roundup.webhook.WebhookService} works in the background of each
 * tracker that is served: it takes events out of the outbox, sees what the owner of the hook may see of them, and posts
 * them, signed, to the hook's address, unless that is one that only this server should reach. {@link
 * org.roundup.webhook.HookRules} is for whoever lets administrators make hooks. Thread-safe.
 */
package org.roundup.webhook;
