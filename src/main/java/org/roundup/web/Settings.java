package org.roundup.web;

import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * The settings of a deployment, those that cannot stand in the configuration of a tracker. A setting {@code a.b} is looked
 * for, in this order, as
 *
 * <ol>
 *   <li>system property {@code roundup.a.b},
 *   <li>environment variable {@code ROUNDUP_A_B},
 *   <li>JNDI entry {@code java:comp/env/roundup/a.b} or {@code java:global/roundup/a.b},
 *   <li>context parameter {@code roundup.a.b}.
 * </ol>
 */
public final class Settings {
    private final ServletContext context;

    /** The settings of a deployment. */
    public Settings(ServletContext context) {
        this.context = context;
    }

    /** The value of a setting; empty if it is nowhere set, or to nothing but blanks. */
    public Optional<String> find(String name) {
        String variable = "ROUNDUP_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
        return Stream.<Supplier<String>>of(
                        () -> System.getProperty("roundup." + name),
                        () -> System.getenv(variable),
                        () -> lookUp("java:comp/env/roundup/" + name),
                        () -> lookUp("java:global/roundup/" + name),
                        () -> context.getInitParameter("roundup." + name))
                .map(Supplier::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
    }

    /** The text at a JNDI name, or null. */
    private static String lookUp(String name) {
        try {
            return String.valueOf(new InitialContext().lookup(name));
        } catch (NamingException e) {
            return null; // also where there is no JNDI at all
        }
    }
}
