package org.roundup.web.template;

/** An object that has, besides its methods, functions of a tracker's extensions, which templates call alike. */
public interface Functions {

    /** Whether there is a function of that name; it goes before a method of the same name. */
    boolean hasFunction(String name);

    /** Calls a function. */
    Object callFunction(String name, Object... arguments);
}
