package org.roundup.tracker.config.option;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The kinds of values, by name. */
public final class ValueTypes {
    private static final String NO_HINT = "";

    private ValueTypes() {}

    /** Yes or no. */
    public static ValueType<Boolean> yesNo() {
        return new BooleanType();
    }

    /** An integer that is not negative. */
    public static ValueType<Long> count() {
        return new IntegerType(0);
    }

    /** An integer greater than zero. */
    public static ValueType<Long> positive() {
        return new IntegerType(1);
    }

    /** An octal number. */
    public static ValueType<Integer> octal() {
        return new OctalType();
    }

    /** A TCP port. */
    public static ValueType<Integer> port() {
        return new PortType();
    }

    /** Any text, also none. */
    public static ValueType<String> text() {
        return new TextType();
    }

    /** Exactly two characters. */
    public static ValueType<String> pair() {
        return new PairType();
    }

    /** A value of the given kind, or nothing if it is empty. */
    public static <T> ValueType<Optional<T>> optional(ValueType<T> type) {
        return new OptionalType<>(type);
    }

    /** Text that is not empty. */
    public static ValueType<String> mandatory(ValueType<String> type) {
        return new MandatoryType(type);
    }

    /** A file or directory. */
    public static ValueType<Path> path() {
        return new PathType();
    }

    /** Files or directories, separated by blanks. */
    public static ValueType<List<Path>> paths() {
        return new PathListType();
    }

    /** Words separated by commas. */
    public static ValueType<List<String>> words() {
        return new WordListType();
    }

    /** Web origins separated by blanks or commas. */
    public static ValueType<List<String>> origins() {
        return new OriginListType();
    }

    /** IP addresses and ranges of them. */
    public static ValueType<List<AddressRange>> addressRanges() {
        return new AddressRangesType();
    }

    /** A mail address; the configured domain is appended where there is none. */
    public static ValueType<String> mailAddress() {
        return new MailAddressType();
    }

    /** A text not to be shown, perhaps kept in a file. */
    public static ValueType<String> secret() {
        return new SecretType();
    }

    /** Secrets separated by commas, the first to sign with, all to verify. */
    public static ValueType<List<String>> signingSecrets() {
        return new SigningSecretsType();
    }

    /** The address of a Redis server. */
    public static ValueType<String> redisUrl() {
        return new RedisUrlType();
    }

    /** An http or https address that ends with a slash. */
    public static ValueType<String> url() {
        return new UrlType();
    }

    /** A time zone. */
    public static ValueType<ZoneId> timezone() {
        return new TimezoneType();
    }

    /** A regular expression. */
    public static ValueType<Pattern> regexp() {
        return new RegexpType();
    }

    /** When a mail belongs to an item with the same title. */
    public static ValueType<SubjectMatch> subjectMatch() {
        return new SubjectMatchType();
    }

    /** The severity of log messages. */
    public static ValueType<LoggingOptions.Level> logLevel() {
        return new LogLevelType();
    }

    /** The layout of log lines. */
    public static ValueType<LogFormat> logFormat() {
        return new LogFormatType();
    }

    /** One of the constants of an enumeration, spelled in lower case. */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type) {
        return new ChoiceType<>(type, ChoiceType::lowerCase, NO_HINT);
    }

    /** One of the constants of an enumeration, with spellings of its own. */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type, Function<E, String> spelling) {
        return new ChoiceType<>(type, spelling, NO_HINT);
    }

    /** The same, with an own text about what is accepted. */
    public static <E extends Enum<E>> ValueType<E> choice(Class<E> type, Function<E, String> spelling, String hint) {
        return new ChoiceType<>(type, spelling, hint);
    }
}
