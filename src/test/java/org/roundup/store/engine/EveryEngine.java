package org.roundup.store.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Runs the tests of a class on every engine, or on the one that the system property {@value Engines#PROPERTY} names. The
 * class takes the {@link StoreEngine} as parameter.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "on {0}")
@ArgumentsSource(EveryEngine.Engines.class)
public @interface EveryEngine {

    /** The engines to test. */
    final class Engines implements ArgumentsProvider {

        static final String PROPERTY = "engine";

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            String only = System.getProperty(PROPERTY);
            return Arrays.stream(StoreEngine.values())
                    .filter(engine -> only == null || engine.name().equalsIgnoreCase(only))
                    .map(Arguments::of);
        }
    }
}
