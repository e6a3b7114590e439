/** The command {@code mailgw}: hands mail from a pipe, a file or a mail server to the gateway of a tracker. */
package org.roundup.cli.mailgw;
