package org.roundup.web.text;

/** What designators and mentions in text can link to. */
public interface LinkTargets {

    /** Links to nothing. */
    LinkTargets NONE = new LinkTargets() {
        @Override
        public boolean hasItem(String className, String id) {
            return false;
        }

        @Override
        public String userId(String name) {
            return null;
        }
    };

    /** Whether the class and its item exist; retired items count. The class name is in lower case as a rule. */
    boolean hasItem(String className, String id);

    /** Id of the user that is called so, or null. */
    String userId(String name);
}
