package org.roundup.tracker.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ConfigurationError;
import org.roundup.hyperdb.RoundupException;
import org.roundup.tracker.config.ConfigDraft;
import org.roundup.tracker.config.ConfigWriter;
import org.roundup.tracker.config.TrackerConfig;

/** Makes homes of new trackers from template sets. */
public final class Installer {

    private static final String PRESETS = "config_ini.ini";

    private final TemplateSets sets;

    public Installer(TemplateSets sets) {
        this.sets = sets;
    }

    /**
     * Makes a tracker. The settings are checked first; if copying fails, nothing is left behind.
     *
     * @param home where to; its parent exists, and it does not or is empty
     * @param set what from
     * @param backend kind of database, such as {@code sqlite}
     * @param settings options of {@code config.ini} by canonical name, in any case; those that the set gives win
     * @return the options that still need a value, by section
     * @throws ConfigurationError if the home cannot be made or a setting is wrong
     */
    public Map<String, List<String>> install(
            TrackerHome home, TemplateSet set, String backend, Map<String, String> settings) {
        Path parent = home.path().getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            throw new ConfigurationError("Instance home parent directory \"" + parent + "\" does not exist");
        }
        Map<String, Path> files = sets.files(set);
        ConfigDraft draft = new ConfigDraft();
        settings.forEach(draft::set);
        draft.set("rdbms_backend", backend);
        if (files.containsKey(PRESETS)) {
            draft.setAll(files.get(PRESETS));
        }
        boolean isNew = !Files.exists(home.path());
        try {
            copy(files, home);
            writeInfo(home, set);
            if (!files.containsKey(TrackerConfig.FILE_NAME)) {
                ConfigWriter.write(draft, home.config());
            }
            return draft.unset();
        } catch (IOException | RoundupException e) {
            if (isNew) {
                erase(home);
            }
            throw new ConfigurationError(
                    "The tracker cannot be installed in " + home.path() + ": " + e.getMessage(), e);
        }
    }

    /** Deletes a home with everything in it. */
    public void erase(TrackerHome home) {
        try {
            FileTree.delete(home.path());
        } catch (IOException e) {
            throw new ConfigurationError(home.path() + " cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static void copy(Map<String, Path> files, TrackerHome home) throws IOException {
        Digests digests = new Digests();
        Files.createDirectories(home.path());
        for (Map.Entry<String, Path> file : files.entrySet()) {
            if (file.getKey().equals(PRESETS) || file.getKey().equals(TemplateSet.INFO_FILE)) {
                continue;
            }
            Path target = home.path().resolve(file.getKey());
            byte[] content = Files.readAllBytes(file.getValue());
            Files.createDirectories(target.getParent());
            Files.write(target, content);
            digests.add(file.getKey(), content);
        }
        digests.write(home.digests());
    }

    private static void writeInfo(TrackerHome home, TemplateSet set) throws IOException {
        Files.writeString(
                home.templateInfo(),
                "Name: " + set.name() + "-" + home.path().getFileName() + "\nDescription: " + set.description()
                        + "\nIntended-For: " + set.intendedFor() + "\nPath: " + set.location() + "\n");
    }
}
