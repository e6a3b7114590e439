package org.roundup.cli.admin.adopt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which detectors of the classic set stand in for those that the tracker had. */
final class AdoptedDetectors {

    /** Detector → class.property that it uses. */
    private static final Map<String, Set<String>> NEEDS = Map.of(
            "messagesummary", Set.of("msg.summary", "msg.content"),
            "nosyreaction", Set.of("issue.nosy", "issue.messages", "issue.assignedto", "msg.author", "msg.recipients"),
            "statusauditor", Set.of("issue.status", "issue.messages", "status.name"),
            "userauditor",
                    Set.of("user.username", "user.address", "user.alternate_addresses", "user.roles", "user.timezone"));

    private final Path home;
    private final List<String> taken = new ArrayList<>();
    private final List<String> left = new ArrayList<>();

    AdoptedDetectors(Path home, List<AdoptedClass> classes, List<Path> pythonFiles) {
        this.home = home;
        for (Path file : pythonFiles) {
            String name = file.getFileName().toString();
            String bare = name.substring(0, name.length() - ".py".length());
            boolean detector = file.getParent().endsWith("detectors");
            if (detector && NEEDS.containsKey(bare) && hasAll(classes, NEEDS.get(bare))) {
                taken.add(bare);
            } else {
                left.add(home.relativize(file).toString());
            }
        }
    }

    private static boolean hasAll(List<AdoptedClass> classes, Set<String> needed) {
        return needed.stream().allMatch(path -> {
            int dot = path.indexOf('.');
            return classes.stream()
                    .anyMatch(adopted -> adopted.name().equals(path.substring(0, dot))
                            && adopted.properties().contains(path.substring(dot + 1)));
        });
    }

    /** Names of the detectors of the classic set that the tracker gets. */
    List<String> taken() {
        return taken;
    }

    /** Scripts of the tracker that somebody has to write anew, as paths in the home. */
    List<String> left() {
        return left;
    }

    /** Where a detector is written to. */
    Path target(String name) {
        return home.resolve("detectors").resolve(name + ".groovy");
    }

    /** Whether a file is there already. */
    boolean isThere(String name) {
        return Files.exists(target(name));
    }
}
