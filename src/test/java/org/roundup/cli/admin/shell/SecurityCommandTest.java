package org.roundup.cli.admin.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityCommandTest {

    @TempDir
    Path folder;

    @Test
    void permissionsThatNameUnknownPropertiesAreReportedAndDoNoOtherHarm() throws IOException {
        String home = folder.resolve("t").toString();
        AdminRun.ok(
                "-i",
                home,
                "install",
                "minimal",
                "sqlite",
                "tracker_web=http://localhost/t/,mail_domain=localhost,mail_host=localhost");
        AdminRun.ok("-i", home, "initialise", "sekrit");
        Files.writeString(Path.of(home, "schema.groovy"), """

                p = db.security.addPermission(name: 'View', klass: 'user', properties: ['id', 'phone'])
                db.security.addPermissionToRole 'Anonymous', p
                db.security.addPermissionToRole 'Anonymous', db.security.addPermission(name: 'View', klass: 'nosuch')
                """, StandardOpenOption.APPEND);
        AdminRun run = AdminRun.of("-i", home, "security", "Anonymous");
        assertEquals(1, run.exit(), run.toString());
        assertTrue(run.out().contains("  (View for \"nosuch\" only)\n"), run.out());
        assertTrue(
                run.out()
                        .contains("  (View for \"user\": ('id', 'phone') only)\n"
                                + "\n  **Invalid properties for user: ['phone']\n\n"),
                run.out());
        assertEquals(0, AdminRun.of("-i", home, "security", "User").exit());
        assertEquals("3\n", AdminRun.ok("-i", home, "create", "user", "username=new"));
    }
}
