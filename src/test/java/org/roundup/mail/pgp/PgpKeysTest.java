package org.roundup.mail.pgp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.roundup.cli.admin.Admin;
import org.roundup.tracker.Tracker;

/** Where keys come from. */
class PgpKeysTest extends PgpTrial {

    @Test
    void keysMayBeInFilesAndHavePassphrases() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        try (Gpg other = new Gpg(folder.resolve("o"))) {
            other.run(
                    "",
                    "--passphrase",
                    "open sesame",
                    "--quick-gen-key",
                    "Tracker <issue_tracker@tracker.example>",
                    "future-default",
                    "default",
                    "never");
            Files.writeString(
                    files.resolve("own.asc"),
                    other.run("", "--passphrase", "open sesame", "--armor", "--export-secret-keys"));
            other.run(people.run("", "--armor", "--export", "alice@example.org"), "--import");
            Files.writeString(files.resolve("all.asc"), other.run("", "--armor", "--export"));
            Tracker fromFiles = copies.with(List.of(
                    "pgp_enable=yes",
                    "pgp_homedir=" + files,
                    "pgp_passphrase=open sesame",
                    SOURCE_IN_TITLE,
                    "pgp_require_incoming=encrypted"));
            String sealed = other.encrypt(TEXT, "issue_tracker@tracker.example");
            assertTaken(fromFiles, encrypted("alice@example.org", sealed), "email: outer");
            assertTaken(fromFiles, encrypted("alice@example.org", sealed), "email: outer");
        }
    }

    @Test
    void theAdministratorSeesAndAddsKeys() throws IOException {
        Tracker plain = copies.with(List.of("pgp_enable=yes", "pgp_homedir=keys"));
        Path file = folder.resolve("two.asc");
        Files.writeString(file, people.run("", "--armor", "--export", "alice@example.org", "bob@example.org"));
        String home = plain.home().toString();
        assertEquals(0, Admin.run(new String[] {"-i", home, "pgp", "import", file.toString()}));
        assertEquals(0, Admin.run(new String[] {"-i", home, "pgp", "list"}));
        Files.writeString(file, "no key");
        assertEquals(1, Admin.run(new String[] {"-i", home, "pgp", "import", file.toString()}));
        List<KeyCatalogue.Entry> keys = new KeyCatalogue(plain.config()).list();
        assertEquals(2, keys.size());
        KeyCatalogue.Entry alice = keys.stream()
                .filter(key -> key.addresses().contains("alice@example.org"))
                .findFirst()
                .orElseThrow();
        assertTrue(alice.canSign() && alice.canEncrypt() && !alice.secret(), alice.toString());
        KeyCatalogue.Entry bob = keys.get(1 - keys.indexOf(alice));
        assertFalse(bob.canSign() || bob.canEncrypt(), bob.toString());
        assertTrue(bob.expires().isPresent());
    }

    @Test
    void secretKeysOfOlderFilesAreReadAndTheMainKeyMayBeElsewhere() throws IOException {
        Path files = Files.createDirectories(folder.resolve("older"));
        Path secrets = Files.createDirectories(files.resolve("private-keys-v1.d"));
        Files.writeString(files.resolve("all.asc"), tracker.run("", "--armor", "--export"));
        String subkey = tracker.run(
                        "", "--with-colons", "--with-keygrip", "--list-keys", "issue_tracker@tracker.example")
                .replaceFirst("(?s).*\nsub:.*?\ngrp:+([0-9A-F]+).*", "$1");
        String name = subkey + ".key";
        Files.write(
                secrets.resolve(name),
                canonical(Files.readString(
                        tracker.home().resolve("private-keys-v1.d").resolve(name))));
        Tracker older =
                copies.with(List.of("pgp_enable=yes", "pgp_homedir=" + files, SOURCE_IN_TITLE, "pgp_roles=Chef"));
        assertTaken(older, sealed(false), "email: outer");
    }

    /** The canonical form of an expression: the length before each word. */
    private static byte[] canonical(String text) {
        StringBuilder form = new StringBuilder();
        Matcher word = Pattern.compile("[()]|#([0-9A-F\\s]*)#|[^()#\\s]+").matcher(text.substring(text.indexOf('(')));
        while (word.find()) {
            String bytes = word.group(1) == null
                    ? word.group()
                    : new String(
                            HexFormat.of().parseHex(word.group(1).replaceAll("\\s", "")), StandardCharsets.ISO_8859_1);
            form.append("()".contains(word.group()) ? word.group() : bytes.length() + ":" + bytes);
        }
        return form.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
