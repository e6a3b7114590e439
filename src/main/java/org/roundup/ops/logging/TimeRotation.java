package org.roundup.ops.logging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Begins a new file every hour or day; older ones have the date in their names, as {@code FILE.2026-11-24}. */
final class TimeRotation implements Rotation {
    private final DateTimeFormatter period;
    private final int backups;
    private String current;

    private TimeRotation(String pattern, int backups) {
        this.period = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault());
        this.backups = backups;
    }

    /**
     * Chooses by Python's letter.
     *
     * @param when {@code H} for hours, {@code D} or {@code midnight} for days, in any case
     * @param backups how many older files are kept; 0 for all
     * @return empty if that period is not offered
     */
    static Optional<TimeRotation> of(String when, int backups) {
        return switch (when.toUpperCase(Locale.ROOT)) {
            case "H" -> Optional.of(new TimeRotation("yyyy-MM-dd_HH", backups));
            case "D", "MIDNIGHT" -> Optional.of(new TimeRotation("yyyy-MM-dd", backups));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean isDue(Path file, int length, Instant now) throws IOException {
        if (current == null) {
            boolean exists = Rotation.size(file) > 0;
            current = period.format(exists ? Files.getLastModifiedTime(file).toInstant() : now);
        }
        return period.format(now).compareTo(current) > 0;
    }

    @Override
    public void rotate(Path file) throws IOException {
        Path aside = Rotation.sibling(file, current);
        if (!Files.exists(aside)) {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        current = null;
        if (backups > 0) {
            deleteOldest(file);
        }
    }

    private void deleteOldest(Path file) throws IOException {
        String prefix = file.getFileName() + ".";
        List<Path> older;
        try (Stream<Path> siblings = Files.list(file.toAbsolutePath().getParent())) {
            older = siblings.filter(path -> path.getFileName().toString().startsWith(prefix + "2"))
                    .sorted()
                    .toList();
        }
        for (Path path : older.subList(0, Math.max(0, older.size() - backups))) {
            Files.delete(path);
        }
    }
}
