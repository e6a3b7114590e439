package org.roundup.cli.server;

import org.jline.utils.Signals;

/** The signals that tell a server to end: an interrupt from the keyboard, or a request to terminate. */
final class StopSignals {
    private StopSignals() {}

    /** From now on these signals run an action instead of ending the process at once. */
    static void onStop(Runnable action) {
        Signals.register("INT", () -> {
            System.out.println("Keyboard Interrupt: exiting");
            action.run();
        });
        Signals.register("TERM", action);
    }
}
