package org.roundup.transfer;

import java.io.ByteArrayInputStream;
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

    /** Bytes of a text that may wait in memory, with many others, to be written. */
    private static final int SHORT = 8192;

    private final Database db;
    private final ClassDefinition definition;
    private final ContentSource contents;
    private final BulkLoader loader;
    private final List<Integer> indexed = new ArrayList<>();
    private final List<Property> properties;
    private final List<Object> stamps = new ArrayList<>();
    private final int typePosition;

    /** @param contents where contents come from, or null if they are left out */
    ItemImport(Database db, ClassDefinition definition, ItemFile file, ContentSource contents) {
        this.db = db;
        this.definition = definition;
        this.contents = definition.isFile() ? contents : null;
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
        for (Property property : ClassDefinition.PROTECTED) {
            if (!property.name().equals("id") && !file.gives(property.name())) {
                properties.add(property);
                stamps.add(property.isLink() ? db.getuid() : now);
            }
        }
    }

    void add(ItemFile.Row row) {
        String id = row.id() == null ? db.takeId(definition) : row.id();
        List<Object> values = row.values();
        values.addAll(stamps);
        boolean existing = loader.add(new BulkLoader.Row(id, row.retired(), values));
        for (int position : indexed) {
            Object text = values.get(position);
            if (text != null || existing) {
                db.index()
                        .add(
                                definition.name(),
                                id,
                                properties.get(position).name(),
                                text == null ? "" : text.toString());
            }
        }
        if (contents != null) {
            addContent(id, existing, values);
        }
    }

    /** A short text, as most messages have, is read once, for the index and for the file. */
    private void addContent(String id, boolean existing, List<Object> values) {
        Path file = contents.find(definition.name(), id);
        if (file == null) {
            return;
        }
        if (!isText(values)) {
            db.contents().copy(definition.name(), id, existing, () -> Files.newInputStream(file));
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] text = in.readNBytes(SHORT + 1);
            if (text.length > SHORT) {
                db.contents().copy(definition.name(), id, existing, () -> Files.newInputStream(file));
                text = Files.readAllBytes(file);
            } else {
                byte[] whole = text;
                db.contents().copy(definition.name(), id, existing, () -> new ByteArrayInputStream(whole));
            }
            db.index().add(definition.name(), id, ExportFormat.CONTENT, new String(text, StandardCharsets.UTF_8));
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private boolean isText(List<Object> values) {
        Object type = typePosition < 0 ? null : values.get(typePosition);
        return type == null || TEXT_PLAIN.equals(type);
    }

    /** Writes what is pending and gives the next id. */
    long finish() {
        loader.finish();
        return loader.nextId();
    }
}
