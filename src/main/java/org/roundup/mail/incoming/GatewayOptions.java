package org.roundup.mail.incoming;

import java.util.Optional;

/**
 * How a source wants its mails to be taken.
 *
 * @param defaultClass class of items when the subject names none; empty for what the configuration says
 * @param presets properties to be set
 */
public record GatewayOptions(Optional<String> defaultClass, Presets presets) {

    /** As the configuration says. */
    public static final GatewayOptions NONE = new GatewayOptions(Optional.empty(), Presets.NONE);
}
