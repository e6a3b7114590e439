package org.roundup.web.text;

/** What designators and mentions in text can link to. */
public interface LinkTargets {

    /** Whether there is a class of that name, in lower case. */
    boolean hasClass(String name);

    /** Whether the class and its item exist; retired items count. The class name is in lower case as a rule. */
    boolean hasItem(String className, String id);

    /** Id of the user that is called so, or null. */
    String userId(String name);
}
