package org.roundup.web.wrapper;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.roundup.tracker.config.TrackerConfig;

/** The database as templates see it: classes and items by name. */
public final class DbWrapper {

    private static final Pattern DESIGNATOR = Pattern.compile("([A-Za-z_]+)([0-9]{1,9})");

    private final Wrappers wrappers;

    public DbWrapper(Wrappers wrappers) {
        this.wrappers = wrappers;
    }

    /** A class by its name, or an item by its designator; null if there is none. */
    public Object get(String name) {
        if (name.equals("config")) {
            return getConfig();
        }
        if (wrappers.db().schema().has(name)) {
            return wrappers.hyperclass(name);
        }
        Matcher designator = DESIGNATOR.matcher(name);
        if (designator.matches() && wrappers.db().schema().has(designator.group(1))) {
            return wrappers.hyperclass(designator.group(1)).getItem(designator.group(2));
        }
        return null;
    }

    /** Whether there is a class of that name. */
    public boolean has(String className) {
        return wrappers.db().schema().has(className);
    }

    /** All classes, sorted by name. */
    public List<ClassWrapper> classes() {
        return wrappers.db().schema().names().stream().map(wrappers::hyperclass).toList();
    }

    /** The names of the classes whose items are issues, in the order of the schema. */
    public List<String> issue_classes() {
        return wrappers.db().schema().classes().stream()
                .filter(definition -> definition.kind() == org.roundup.hyperdb.ClassDefinition.Kind.ISSUE)
                .map(org.roundup.hyperdb.ClassDefinition::name)
                .toList();
    }

    public TrackerConfig getConfig() {
        return wrappers.visit().config();
    }
}
