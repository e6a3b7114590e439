package org.roundup.tracker.script.api;

import groovy.lang.Binding;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.PropertyType;

/**
 * Base of {@code schema.groovy}: the names with which it declares classes.
 *
 * <pre>{@code
 * keyword = Class('keyword', name: String())
 * keyword.setkey('name')
 * issue = IssueClass('issue', assignedto: Link('user'), keyword: Multilink('keyword', do_journal: 'no'))
 * }</pre>
 *
 * <p>A first argument {@code db}, as in Python, is accepted and has no meaning.
 */
public abstract class SchemaScript extends RoundupScript {

    private static final Map<String, Object> NONE = Map.of();

    protected SchemaScript() {
        super();
    }

    protected SchemaScript(Binding binding) {
        super(binding);
    }

    private SetupClass declare(ClassDefinition.Kind kind, String name, Map<String, ?> properties) {
        return ((SetupDb) getBinding().getVariable("db")).declare(kind, name, properties);
    }

    /** Declares a class without properties of its own. */
    public SetupClass Class(Map<String, ?> properties, String name) {
        return declare(ClassDefinition.Kind.PLAIN, name, properties);
    }

    public SetupClass Class(Map<String, ?> properties, SetupDb db, String name) {
        return Class(properties, name);
    }

    /** Declares a class whose items have content, kept in a file. */
    public SetupClass FileClass(Map<String, ?> properties, String name) {
        return declare(ClassDefinition.Kind.FILE, name, properties);
    }

    public SetupClass FileClass(Map<String, ?> properties, SetupDb db, String name) {
        return FileClass(properties, name);
    }

    public SetupClass FileClass(String name) {
        return FileClass(NONE, name);
    }

    /** Declares a class whose items have title, messages, files, nosy and superseder. */
    public SetupClass IssueClass(Map<String, ?> properties, String name) {
        return declare(ClassDefinition.Kind.ISSUE, name, properties);
    }

    public SetupClass IssueClass(Map<String, ?> properties, SetupDb db, String name) {
        return IssueClass(properties, name);
    }

    public SetupClass IssueClass(String name) {
        return IssueClass(NONE, name);
    }

    public TypeSpec String() {
        return String(NONE);
    }

    /** Text; {@code indexme: 'yes'} puts it into the full-text index. */
    public TypeSpec String(Map<String, ?> given) {
        Options options = new Options("String", given);
        return TypeSpec.of(new PropertyType.StringType(options.flag("indexme", false)), options);
    }

    public TypeSpec Password() {
        return Password(NONE);
    }

    /** A password; {@code scheme} names the way it is kept. */
    public TypeSpec Password(Map<String, ?> given) {
        Options options = new Options("Password", given);
        return TypeSpec.of(new PropertyType.PasswordType(options.text("scheme")), options);
    }

    public TypeSpec Date() {
        return Date(NONE);
    }

    /** A point in time; {@code offset}, {@code display_time}, {@code format}. */
    public TypeSpec Date(Map<String, ?> given) {
        Options options = new Options("Date", given);
        return TypeSpec.of(
                new PropertyType.DateType(
                        options.text("offset"), options.flag("display_time", true), options.text("format")),
                options);
    }

    public TypeSpec Interval() {
        return Interval(NONE);
    }

    /** A span of time. */
    public TypeSpec Interval(Map<String, ?> given) {
        return TypeSpec.of(new PropertyType.IntervalType(), new Options("Interval", given));
    }

    public TypeSpec Boolean() {
        return Boolean(NONE);
    }

    /** True, false or unset. */
    public TypeSpec Boolean(Map<String, ?> given) {
        return TypeSpec.of(new PropertyType.BooleanType(), new Options("Boolean", given));
    }

    public TypeSpec Number() {
        return Number(NONE);
    }

    /** A number; {@code use_double: true} keeps it in double precision. */
    public TypeSpec Number(Map<String, ?> given) {
        Options options = new Options("Number", given);
        return TypeSpec.of(new PropertyType.NumberType(options.flag("use_double", false)), options);
    }

    public TypeSpec Integer() {
        return Integer(NONE);
    }

    /** A whole number. */
    public TypeSpec Integer(Map<String, ?> given) {
        return TypeSpec.of(new PropertyType.IntegerType(), new Options("Integer", given));
    }

    public TypeSpec Link(String target) {
        return Link(NONE, target);
    }

    /** One item of a class; {@code do_journal, try_id_parsing, rev_multilink, msg_header_property}. */
    public TypeSpec Link(Map<String, ?> given, String target) {
        Options options = new Options("Link", given);
        return TypeSpec.of(
                new PropertyType.LinkType(
                        target,
                        options.flag("do_journal", true),
                        options.flag("try_id_parsing", true),
                        options.text("rev_multilink"),
                        options.text("msg_header_property")),
                options);
    }

    public TypeSpec Multilink(String target) {
        return Multilink(NONE, target);
    }

    /** Any number of items of a class; {@code do_journal, try_id_parsing, rev_multilink}. */
    public TypeSpec Multilink(Map<String, ?> given, String target) {
        Options options = new Options("Multilink", given);
        return TypeSpec.of(
                new PropertyType.MultilinkType(
                        target,
                        options.flag("do_journal", true),
                        options.flag("try_id_parsing", true),
                        options.text("rev_multilink"),
                        null),
                options);
    }
}
