package org.roundup.web.text;

/** What designators and mentions in text can link to. */
public interface LinkTargets {

    /** Whether the class and its item exist; retired items count. The class name is in lower case as a rule. */
    boolean hasItem(String className, String id);

    /** Id of the user that is called so, or null. */
    String userId(String name);
}
