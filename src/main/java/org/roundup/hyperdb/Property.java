package org.roundup.hyperdb;

import java.util.Objects;

/**
 * A property of a class.
 *
 * @param name unique within the class
 * @param type type with its options
 * @param required only a mark for forms and REST; the hyperdb does not enforce it
 * @param defaultValue shown in the form of a new item; never applied when an item is created; may be null
 * @param quiet left out of history and of what {@code set} returns, though journalled
 */
public record Property(String name, PropertyType type, boolean required, Object defaultValue, boolean quiet) {

    public Property {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /** A property without special options. */
    public static Property of(String name, PropertyType type) {
        return new Property(name, type, false, null, false);
    }

    public PropertyType.Kind kind() {
        return type.kind();
    }

    public boolean isLink() {
        return kind() == PropertyType.Kind.LINK;
    }

    public boolean isMultilink() {
        return kind() == PropertyType.Kind.MULTILINK;
    }

    /** Whether this is a Link or Multilink. */
    public boolean isReference() {
        return type instanceof PropertyType.Reference;
    }

    /** The reference type of a Link or Multilink; only to be asked when {@link #isReference()}. */
    public PropertyType.Reference reference() {
        return (PropertyType.Reference) type;
    }

    /** Whether this is a reverse multilink: readable, but without a place of its own in the database. */
    public boolean computed() {
        return type instanceof PropertyType.MultilinkType multilink && multilink.reverseOf() != null;
    }

    /** Whether the property has a column in the table of its class. */
    public boolean hasColumn() {
        return !isMultilink();
    }
}
