package org.roundup.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.roundup.web.site.Browser.Field;

/** Makes requests of all sorts, the same ones for the same seed. */
final class RandomRequests {

    private static final List<String> CLASSES =
            List.of("issue", "user", "msg", "file", "keyword", "status", "priority", "query", "nosuch", "Issue");
    private static final List<String> IDS = List.of(
            "", "0", "1", "2", "3", "01", "-1", "-2", "99", "2147483648", "99999999999999999999", "1x", " 1", "\u0661");
    private static final List<String> PROPERTIES = List.of(
            "title",
            "nosy",
            "messages",
            "files",
            "priority",
            "status",
            "superseder",
            "keyword",
            "assignedto",
            "name",
            "content",
            "type",
            "username",
            "password",
            "roles",
            "address",
            "timezone",
            "order",
            "url",
            "klass",
            "private_for",
            "id",
            "creation",
            "activity",
            "creator",
            "actor",
            "nosuch",
            "assignedto.username",
            "messages.author.username",
            "superseder.superseder.title",
            "nosy.nosuch",
            "author",
            "date",
            "recipients");
    private static final List<String> SPECIALS = List.of(
            "@action",
            ":action",
            "@template",
            ":template",
            "@columns",
            "@sort",
            "@group",
            "@sort0",
            "@sortdir0",
            "@group1",
            "@sortdir",
            "@groupdir",
            "@filter",
            "@search_text",
            "@pagesize",
            "@startwith",
            "@dispname",
            "@queryname",
            "@old-queryname",
            "@note",
            "@file",
            "@required",
            "@lastactivity",
            "@type",
            "@number",
            "@bulk",
            "@language",
            "@charset",
            "@ok_message",
            "@error_message",
            "@message_seal",
            "@csrf",
            "__came_from",
            "__redirect_to",
            "__login_name",
            "__login_password",
            "remember",
            "otk",
            "rows",
            "opaqueregister",
            "session",
            "@next_action",
            "@reauth_password",
            "@kept_file",
            "new_password",
            "confirm_password",
            "form",
            "property",
            "properties",
            "date",
            "display",
            "show_all_history",
            "each",
            "some",
            "none",
            "of",
            "@quote",
            "@webhook",
            "since",
            "text",
            "set-priority",
            "set-nosuch",
            "@multilink");
    private static final List<String> ACTIONS = List.of(
            "edit",
            "new",
            "bulk_edit",
            "editCSV",
            "search",
            "show",
            "retire",
            "restore",
            "export_csv",
            "export_csv_id",
            "register",
            "confrego",
            "passrst",
            "reauth",
            "end_session",
            "mute",
            "unmute",
            "choose_mail",
            "webhook_save",
            "webhook_redeliver",
            "webhook_secret",
            "webhook_remove",
            "outbox_retry",
            "outbox_drop",
            "token_create",
            "token_revoke",
            "login",
            "nosuch",
            "");
    private static final List<String> VIEWS = List.of(
            "item",
            "index",
            "search",
            "edit",
            "register",
            "forgotten",
            "rego_progress",
            "help",
            "collision",
            "reauth",
            "classlist",
            "404",
            "400",
            "page",
            "macros",
            "sessions",
            "dashboard",
            "mail",
            "outbox",
            "webhooks",
            "live",
            "calendar",
            "keywords_expr",
            "complete",
            "preview",
            "confirm",
            "index|search",
            "item|index",
            "|",
            "a|b|c",
            "../page",
            "..%2f",
            "parts/x",
            "_generic",
            "item.html",
            "\0",
            "x\ny");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "1",
            "-1",
            "0",
            "2,3",
            "1,-2",
            "+x",
            "-x",
            "+1,-2",
            "1,2,-3",
            "-4",
            "-1,-2,-3,-4",
            "@current_user",
            "admin",
            "mary",
            "nosuch",
            "2020-02-30",
            "0001-01-01",
            "9999-12-31",
            "-0001-01-01",
            "2020-01-01;2021",
            "from x to y",
            ";",
            ". + 1d",
            "-1w",
            "yes",
            "1e999",
            "NaN",
            "999999999999999999999",
            "\"",
            "'",
            "\"open",
            "a \\",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "$request.form",
            "#parse(\"page.html\")",
            "%",
            "%%",
            "_",
            "\\",
            "\0",
            "\ud83d\ude00",
            "\ud800",
            "\r\nX: y",
            "title,nosuch",
            "-title,+status",
            "issue1",
            "msg-1",
            "msg-1,file-2",
            "javascript:alert(1)",
            "//evil.example/",
            "http://evil.example/",
            "AND",
            "(a OR",
            "\"a b",
            "*",
            "a*",
            "^",
            "NEAR(a b)",
            "a:b",
            "-",
            "--",
            "/*",
            "id,title,status",
            "x".repeat(600),
            "1,".repeat(300),
            "\u00e4\u20ac",
            "a\tb\nc",
            "X,1\r\n1,2,3");

    private final Random random;

    RandomRequests(long seed) {
        this.random = new Random(seed);
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int number(int bound) {
        return random.nextInt(bound);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A path, not encoded in more than what an address demands. */
    String path() {
        return switch (random.nextInt(12)) {
            case 0 -> one(List.of("", "home", "index", "home/x", "index/../x", "@@file", "_file/", "favicon.ico"));
            case 1 ->
                one(List.of("@@file/", "_file/"))
                        + one(List.of(
                                "../config.ini",
                                "..%2fconfig.ini",
                                "page.html",
                                "%2e%2e/db/x",
                                "roundup.css",
                                "x%00.css",
                                "%c3%28",
                                "a/b/c",
                                "roundup.css/",
                                "CON"));
            case 2 -> one(CLASSES) + one(IDS).strip() + "/" + encoded(one(VALUES));
            case 3 -> encoded(one(VALUES));
            default -> encoded(one(CLASSES) + (chance(60) ? one(IDS) : ""));
        };
    }

    private String value(String name) {
        if (name.endsWith("action") && chance(85)) {
            return one(ACTIONS);
        }
        if (name.endsWith("template") && chance(85)) {
            return one(VIEWS);
        }
        if (chance(15)) {
            return one(PROPERTIES) + "," + one(PROPERTIES);
        }
        return one(VALUES);
    }

    private String name() {
        String property = one(PROPERTIES);
        String separator = chance(80) ? "@" : ":";
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> one(SPECIALS);
            case 3 -> separator + one(List.of("add", "remove", "link", "confirm")) + separator + property;
            case 4 -> one(CLASSES) + one(List.of("1", "2", "-1", "-2", "99", "")) + separator + property;
            case 5 ->
                one(CLASSES)
                        + one(List.of("1", "-1"))
                        + separator
                        + one(List.of("add", "remove", "link", "confirm"))
                        + separator
                        + property;
            case 6 -> one(VALUES);
            default -> property;
        };
    }

    /** A query with its mark, or nothing. */
    String query() {
        StringBuilder query = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            String name = name();
            query.append(query.isEmpty() ? '?' : '&').append(encoded(name));
            if (chance(95)) {
                query.append('=').append(encoded(value(name)));
            }
        }
        return query.toString();
    }

    /** The fields of a form; most ask for an action. */
    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        if (chance(90)) {
            fields.add(Field.of("@action", one(ACTIONS)));
        }
        for (int i = random.nextInt(8); i > 0; i--) {
            String name = name().replace("\"", "%22").replace("\r", "").replace("\n", "");
            if (name.equals("@csrf")) {
                continue;
            }
            fields.add(
                    chance(15)
                            ? Field.file(
                                    name,
                                    one(List.of("", "a.txt", "..\\x", "\u00e4.png")),
                                    one(List.of("text/plain", "x", "")),
                                    value(name))
                            : Field.of(name, value(name)));
        }
        return fields;
    }

    /** A text with some of its characters replaced, doubled or taken away. */
    String damaged(String text) {
        StringBuilder out = new StringBuilder(text);
        for (int i = 1 + random.nextInt(6); i > 0 && out.length() > 0; i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(4)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, out.charAt(at));
                case 2 -> out.setCharAt(at, (char) random.nextInt(256));
                default -> out.setLength(at);
            }
        }
        return out.toString();
    }
}
