package org.roundup.store.index;

import java.util.Optional;

/** Which texts a search may look at, so that it betrays nothing that a user may not read. */
public interface TextFilter {

    /** All texts. */
    TextFilter ALL = new TextFilter() {
        @Override
        public boolean reads(String className, String property) {
            return true;
        }

        @Override
        public Optional<Fragment> readable(String className) {
            return Optional.empty();
        }
    };

    /** Whether a property of a class may be looked at, for any item. */
    boolean reads(String className, String property);

    /** Select of the ids of those items of a class whose texts may be looked at; empty for all of them. */
    Optional<Fragment> readable(String className);
}
