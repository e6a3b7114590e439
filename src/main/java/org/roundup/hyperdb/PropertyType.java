package org.roundup.hyperdb;

/**
 * The type of a property with the options of that type. {@link #kind()} lets code switch over all types.
 */
public sealed interface PropertyType
        permits PropertyType.StringType,
                PropertyType.PasswordType,
                PropertyType.DateType,
                PropertyType.IntervalType,
                PropertyType.BooleanType,
                PropertyType.NumberType,
                PropertyType.IntegerType,
                PropertyType.Reference {

    /** The types by name; the name is also the one of Roundup's schema scripts. */
    enum Kind {
        STRING("String"),
        PASSWORD("Password"),
        DATE("Date"),
        INTERVAL("Interval"),
        BOOLEAN("Boolean"),
        NUMBER("Number"),
        INTEGER("Integer"),
        LINK("Link"),
        MULTILINK("Multilink");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** The name in schema scripts, for example {@code Multilink}. */
        public String title() {
            return title;
        }
    }

    Kind kind();

    /** The text that stands for the type in the stored schema and in {@code specification}. */
    default String text() {
        return "<roundup.hyperdb." + kind().title() + ">";
    }

    /** Text; {@code indexed} puts it into the full-text index. */
    record StringType(boolean indexed) implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.STRING;
        }
    }

    /** A password; {@code scheme} is null for the default scheme. */
    record PasswordType(String scheme) implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.PASSWORD;
        }
    }

    /**
     * A point in time, UTC.
     *
     * @param zone zone in which user input is read (name or hours east of UTC), or null for the user's zone
     * @param displayTime whether pages show the time of day
     * @param format strftime format of pages, or null
     */
    record DateType(String zone, boolean displayTime, String format) implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.DATE;
        }
    }

    /** A span of time. */
    record IntervalType() implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.INTERVAL;
        }
    }

    /** True, false or unset. */
    record BooleanType() implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    /** A floating point number, stored in single precision unless {@code useDouble}. */
    record NumberType(boolean useDouble) implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }
    }

    /** A 32 bit integer. */
    record IntegerType() implements PropertyType {
        @Override
        public Kind kind() {
            return Kind.INTEGER;
        }
    }

    /** A property that refers to items of another (or the same) class. */
    sealed interface Reference extends PropertyType {

        /** Name of the class referred to. */
        String target();

        /** Whether link and unlink are recorded in the journal of the item referred to. */
        boolean journalled();

        /** Whether input that looks like a number is an id; else it is a key value. */
        boolean tryIdParsing();

        /** Name of the computed Multilink that the target class gets, or null. */
        String reverseName();

        @Override
        default String text() {
            return "<roundup.hyperdb." + kind().title() + " to \"" + target() + "\">";
        }
    }

    /**
     * A reference to one item.
     *
     * @param mailHeaderProperty property of the target that mail headers show, or null for {@code name}
     */
    record LinkType(
            String target, boolean journalled, boolean tryIdParsing, String reverseName, String mailHeaderProperty)
            implements Reference {
        @Override
        public Kind kind() {
            return Kind.LINK;
        }
    }

    /**
     * References to any number of items.
     *
     * @param reverseOf the property of {@code target} that this computed Multilink mirrors, or null for a stored one
     */
    record MultilinkType(
            String target, boolean journalled, boolean tryIdParsing, String reverseName, Property reverseOf)
            implements Reference {
        @Override
        public Kind kind() {
            return Kind.MULTILINK;
        }
    }
}
