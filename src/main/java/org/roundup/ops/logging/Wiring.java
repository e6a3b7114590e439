package org.roundup.ops.logging;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Which loggers write to which handlers, made at one time and undone as a whole. */
final class Wiring {
    /** How loggers were before. Keeps the loggers alive, too: java.util.logging forgets those nobody refers to. */
    private final Deque<Before> before = new ArrayDeque<>();

    private final Set<Handler> handlers = new LinkedHashSet<>();

    private record Before(Logger logger, Level level, boolean propagate, List<Handler> handlers) {
        static Before of(Logger logger) {
            return new Before(logger, logger.getLevel(), logger.getUseParentHandlers(), List.of(logger.getHandlers()));
        }

        void restore() {
            List.of(logger.getHandlers()).forEach(logger::removeHandler);
            handlers.forEach(logger::addHandler);
            logger.setUseParentHandlers(propagate);
            logger.setLevel(level);
        }
    }

    /**
     * Sets up a logger.
     *
     * @param name its name; empty for the root
     * @param level the least severity it lets pass; null to leave that as it is
     * @param targets where messages go
     * @param propagate whether the parent's handlers get the messages as well
     */
    void connect(String name, Level level, List<Handler> targets, boolean propagate) {
        Logger logger = Logger.getLogger(name);
        before.push(Before.of(logger));
        List.of(logger.getHandlers()).forEach(logger::removeHandler);
        targets.forEach(logger::addHandler);
        handlers.addAll(targets);
        logger.setUseParentHandlers(propagate);
        if (level != null) {
            logger.setLevel(level);
        }
    }

    /** Makes all loggers what they were, and closes the handlers. */
    void undo() {
        before.forEach(Before::restore);
        before.clear();
        handlers.forEach(Handler::close);
        handlers.clear();
    }
}
