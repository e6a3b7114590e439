package org.roundup.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.Property;
import org.roundup.hyperdb.PropertyType;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.store.Database;
import org.roundup.store.bulk.BulkLoader;

/** Takes the rows of one class: items, their indexed texts and their contents. */
final class ItemImport {

    private static final String TEXT_PLAIN = "text/plain";

    private final Database db;
    private final ClassDefinition definition;
    private final Path contents;
    private final BulkLoader loader;
    private final List<Integer> indexed = new ArrayList<>();
    private final List<Property> properties;
    private final List<Object> stamps = new ArrayList<>();
    private final int typePosition;

    /** @param folder the import directory, or null if contents are left out */
    ItemImport(Database db, ClassDefinition definition, ItemFile file, Path folder) {
        this.db = db;
        this.definition = definition;
        this.contents = definition.isFile() && folder != null
                ? folder.resolve(definition.name() + ExportFormat.FILES)
                : null;
        this.properties = new ArrayList<>(file.properties());
        if (!file.gives("creator")) {
            stamp(file);
        }
        this.loader = new BulkLoader(db.session(), definition, properties);
        int type = -1;
        for (int i = 0; i < file.properties().size(); i++) {
            Property property = file.properties().get(i);
            if (property.type() instanceof PropertyType.StringType text && text.indexed()) {
                indexed.add(i);
            }
            if (property.name().equals("type")) {
                type = i;
            }
        }
        this.typePosition = type;
    }

    /** Without a creator in the file, creation and activity are now, by the current user. */
    private void stamp(ItemFile file) {
        RoundupDate now = db.now();
        for (String name : List.of("creation", "activity", "creator", "actor")) {
            if (!file.gives(name)) {
                properties.add(definition.property(name));
                stamps.add(name.startsWith("c") && name.endsWith("or") || name.equals("actor") ? db.getuid() : now);
            }
        }
    }

    void add(ItemFile.Row row) {
        String id = row.id() == null ? db.takeId(definition) : row.id();
        List<Object> values = row.values();
        if (!stamps.isEmpty()) {
            values = new ArrayList<>(values);
            values.addAll(stamps);
        }
        loader.add(new BulkLoader.Row(id, row.retired(), values));
        for (int position : indexed) {
            Object text = row.values().get(position);
            if (text != null) {
                db.index().add(definition.name(), id, properties.get(position).name(), text.toString());
            }
        }
        if (contents != null) {
            addContent(id, row);
        }
    }

    private void addContent(String id, ItemFile.Row row) {
        Path file = contents.resolve(Long.toString(Long.parseLong(id) / 1000)).resolve(definition.name() + id);
        if (!Files.exists(file)) {
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            db.contents().put(definition.name(), id, in);
            Object type = typePosition < 0 ? null : row.values().get(typePosition);
            if (type == null || TEXT_PLAIN.equals(type)) {
                db.index().add(definition.name(), id, "content", new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    /** Writes what is pending and gives the next id. */
    long finish() {
        loader.finish();
        return loader.nextId();
    }
}
