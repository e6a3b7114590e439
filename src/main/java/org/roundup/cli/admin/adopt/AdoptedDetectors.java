package org.roundup.cli.admin.adopt;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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

    private final Set<String> taken = new HashSet<>();
    private final List<String> left = new ArrayList<>();

    AdoptedDetectors(Path home, List<AdoptedClass> classes, List<Path> pythonFiles) {
        for (Path file : pythonFiles) {
            String name = file.getFileName().toString();
            String bare = name.substring(0, name.length() - ".py".length());
            boolean detector = file.getParent().endsWith("detectors");
            if (detector && NEEDS.containsKey(bare) && hasAll(classes, NEEDS.get(bare))) {
                taken.add("detectors/" + bare + ".groovy");
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

    /** Whether the tracker gets a file of the classic set as detector; the path is the one in the home. */
    boolean takes(String path) {
        return taken.contains(path);
    }

    /** Scripts of the tracker that somebody has to write anew, as paths in the home. */
    List<String> left() {
        return left;
    }
}
