package org.roundup.tracker.config.option;

import java.util.List;

/** Section webhook: telling other programs of changes. */
public final class WebhookOptions {
    static final OptionSection SECTION =
            new OptionSection("webhook", "Telling other programs of changes by HTTP. Not known to Roundup itself.");

    public static final Option<List<AddressRange>> ALLOWED_ADDRESSES = SECTION.option(
                    "allowed_addresses", ValueTypes.addressRanges())
            .initially("")
            .means("""
                    Machines on this network that webhooks may be sent to, such as 10.1.2.0/24 or
                    127.0.0.1. All others with private, loopback, link-local and other special addresses are
                    refused, so that a webhook cannot reach what only this server should reach.""");

    public static final Option<Long> TIMEOUT = SECTION.option("timeout", ValueTypes.positive())
            .initially("10")
            .means("Seconds within which a receiver must have answered.");

    private WebhookOptions() {}
}
