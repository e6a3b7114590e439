package org.roundup.store.jpa;

import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.Schema;
import org.roundup.store.sql.Dialect;
import org.roundup.store.sql.Tables;

/**
 * Writes the {@code eclipselink-orm.xml} of a schema. Attributes of an entity, by property:
 *
 * <ul>
 *   <li>{@code id}, and {@code __retired__} (0, or the id);
 *   <li>a plain property under its own name, holding the form of its column;
 *   <li>an Interval also under {@link #seconds}, its signed seconds;
 *   <li>a Link under {@link #linkId} as the id, which is what is written, and under its own name as a lazy
 *       many-to-one for queries;
 *   <li>a Multilink under its own name as a lazy many-to-many for queries. Its rows are written by plain statements.
 * </ul>
 */
public final class EntityMapping {

    /** Attribute that is 0 for a live item and its id for a retired one. */
    public static final String RETIRED = Tables.RETIRED;

    private final Dialect dialect;
    private final StringBuilder xml = new StringBuilder();

    private EntityMapping(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Attribute with the id of a Link. */
    public static String linkId(String property) {
        return property + "__id";
    }

    /** Attribute with the seconds of an Interval. */
    public static String seconds(String property) {
        return property + "__seconds";
    }

    /** Name of the Java class that stands for a class of the hyperdb. */
    static String javaClass(String className) {
        return "hyperdb." + className;
    }

    /** The mapping file for a schema; all its names are plain identifiers. */
    static String xml(Schema schema, Dialect dialect) {
        EntityMapping mapping = new EntityMapping(dialect);
        mapping.xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<entity-mappings"
                + " xmlns=\"http://www.eclipse.org/eclipselink/xsds/persistence/orm\" version=\"2.5\">\n");
        schema.classes().forEach(mapping::entity);
        return mapping.xml.append("</entity-mappings>\n").toString();
    }

    private void entity(ClassDefinition definition) {
        line(
                "<entity class=\"%s\" name=\"%s\" access=\"VIRTUAL\"><table name=\"%s\"/><attributes>", //
                javaClass(definition.name()), definition.name(), Tables.items(definition.name()));
        line("<id name=\"id\" attribute-type=\"Integer\"><column name=\"id\"/></id>");
        basic(RETIRED, "Integer", Tables.RETIRED);
        for (Property property : definition.allProperties()) {
            if (property.hasColumn() && !property.name().equals("id")) {
                column(property);
            }
        }
        definition.allProperties().stream().filter(Property::isLink).forEach(this::manyToOne);
        definition.properties().stream()
                .filter(property -> property.isMultilink() && !property.computed())
                .forEach(property -> manyToMany(definition, property));
        line("</attributes></entity>");
    }

    private void column(Property property) {
        String type = dialect.columnClass(property.type()).getName();
        String attribute = property.isLink() ? linkId(property.name()) : property.name();
        basic(attribute, type, Tables.column(property));
        if (property.kind() == PropertyType.Kind.INTERVAL) {
            basic(seconds(property.name()), "Long", Tables.seconds(property.name()));
        }
    }

    private void basic(String attribute, String type, String column) {
        line("<basic name=\"%s\" attribute-type=\"%s\"><column name=\"%s\"/></basic>", attribute, type, column);
    }

    private void manyToOne(Property link) {
        line(
                "<many-to-one name=\"%s\" target-entity=\"%s\" fetch=\"LAZY\"><join-column name=\"%s\""
                        + " referenced-column-name=\"id\" insertable=\"false\" updatable=\"false\"/></many-to-one>",
                link.name(), javaClass(link.reference().target()), Tables.column(link));
    }

    private void manyToMany(ClassDefinition definition, Property multilink) {
        line(
                "<many-to-many name=\"%s\" target-entity=\"%s\" attribute-type=\"java.util.List\" fetch=\"LAZY\">"
                        + "<join-table name=\"%s\"><join-column name=\"nodeid\" referenced-column-name=\"id\"/>"
                        + "<inverse-join-column name=\"linkid\" referenced-column-name=\"id\"/></join-table>"
                        + "</many-to-many>",
                multilink.name(),
                javaClass(multilink.reference().target()),
                Tables.links(definition.name(), multilink.name()));
    }

    private void line(String format, Object... values) {
        xml.append(String.format(format, values)).append('\n');
    }
}
