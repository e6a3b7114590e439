package org.roundup.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.roundup.web.site.Browser.Page;

/** Methods for templates that make more than a value: parts of pages, windows in which values are chosen, files. */
class TemplateApiTest {

    private static TestTracker tracker;

    @BeforeAll
    static void start() throws Exception {
        tracker = TestTracker.start("classic", Map.of());
        tracker.run("mary", db -> {
            String mary = db.getuid();
            db.getclass("issue").create(Map.of("title", "First", "priority", "2", "status", "1"));
            db.getclass("issue").create(Map.of("title", "Second", "priority", "3", "status", "2"));
            String url = "@columns=id,title&@sort=title&@filter=title,status&title=sec%22&status=2";
            db.getclass("query").create(Map.of("name", "Mine", "klass", "issue", "url", url, "private_for", mary));
            db.getclass("query").create(Map.of("name", "Odd", "klass", "nosuch", "url", url));
        });
    }

    @AfterAll
    static void stop() throws Exception {
        tracker.close();
    }

    /** Writes a page of its own for each text, since pages are looked at again only after a while. */
    private static Page shown(Browser browser, String name, String text) throws IOException {
        Files.writeString(tracker.home().resolve("html/issue." + name + ".html"), text);
        return browser.get("issue?@template=" + name);
    }

    @Test
    void aListIsAPartOfAnotherPage() throws IOException {
        Document page = shown(
                        tracker.browser("mary"),
                        "part",
                        "<h1>Mine</h1>$db.issue.renderWith('index', {'sort': '-title', 'filter': {'status': '1,2'}})")
                .html();
        assertEquals(
                List.of("Second", "First"),
                page.select("table.list a.title").stream().map(Element::text).toList());
        assertEquals(1, page.select("main").size());
        assertEquals(1, page.select("header.top").size());
    }

    @Test
    void pagesThatContainThemselvesAreAnError() throws IOException {
        Page page = shown(tracker.browser(), "endless", "$db.issue.renderWith('endless', {})");
        assertEquals(500, page.status());
    }

    @Test
    void searchFormShowsWhatAStoredQueryAsksFor() {
        Document page = tracker.browser("mary").get("query1").html();
        Element form = page.select("form.search-form").first();
        assertEquals("sec\"", form.select("[name=title]").val());
        assertEquals("2", form.select("[name=status] option[selected]").val());
        assertEquals("title", form.select("[name=@sort0] option[selected]").val());
        assertEquals("", form.select("[name=@group0] option[selected]").val());
        assertEquals(
                List.of("id", "title"),
                form.select("[name=@columns][checked]").stream()
                        .map(Element::val)
                        .toList());
        assertEquals("Mine", form.select("[name=@dispname]").val());
        assertTrue(tracker.browser("joe")
                .get("query1")
                .html()
                .select("form.search-form")
                .isEmpty());
        assertEquals(200, tracker.browser("mary").get("query2").status());
    }

    @Test
    void helpLinksNameFieldAndForm() throws IOException {
        String text = "$db.user.classhelp('username,realname', {'property': 'a\"b', 'filter': 'roles=User;x=1,2',"
                + " 'label': '<list>', 'html_kwargs': {'title': '\"'}})$db.issue1.creation.popcal()"
                + "$db.issue.classhelp()";
        Document page = shown(tracker.browser("mary"), "help", text).html();
        Element link = page.select("a.classhelp").first();
        assertEquals(
                "user?@startwith=0&@template=help&properties=username,realname&property=a%22b&form=itemSynopsis"
                        + "&type=checkbox&@sort=username&@pagesize=50&@filter=roles,x&roles=User&x=1,2",
                link.attr("href"));
        assertEquals("<list>", link.text());
        assertEquals("\"", link.attr("title"));
        assertEquals(2, page.select("a.classhelp").size(), "the creation is not for editing");
    }

    @Test
    void calendarOffersTheDaysOfAMonth() {
        Document page = tracker.browser("mary")
                .get("issue?@template=calendar&property=due&form=itemSynopsis&date=2024-02-29&display=2024-02-01")
                .html();
        Element form = page.select("form.calendar").first();
        assertEquals(29, form.select("td button").size());
        assertEquals("2024-02-29", form.select("button.primary").val());
        assertEquals("due", form.attr("data-property"));
        assertEquals(
                "issue?@template=calendar&property=due&form=itemSynopsis&date=2024-02-29&display=2024-01-01",
                form.select("caption a").get(1).attr("href"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f;alert(1)//", "<b>", "9", "\"onload=\"x"})
    void calendarTakesNamesOnly(String hostile) {
        String quoted = java.net.URLEncoder.encode(hostile, java.nio.charset.StandardCharsets.UTF_8);
        Page page = tracker.browser()
                .get("issue?@template=calendar&property=" + quoted + "&form=" + quoted + "&date=" + quoted + "&display="
                        + quoted);
        assertEquals(200, page.status());
        Element form = page.html().select("form.calendar").first();
        assertEquals("", form.attr("data-form") + form.attr("data-property"));
        assertEquals(
                "", String.join("", form.select("input:not([name=@template])").eachAttr("value")));
    }

    @Test
    void filesBesideTemplatesArePutIntoPages() throws IOException {
        Files.writeString(tracker.home().resolve("html/hello.txt"), "<i>%(name)s</i> %(base)s %(nothing)s 100%");
        Page page = shown(
                tracker.browser(),
                "file",
                "[$utils.readfile('hello.txt')][$utils.expandfile('hello.txt', {'name': '<b>$1'})]"
                        + "[$utils.readfile('none.txt', true)]");
        assertTrue(page.body().contains("[<i>%(name)s</i> %(base)s %(nothing)s 100%]"), page.body());
        assertTrue(page.body().contains("[<i>&lt;b&gt;$1</i> " + tracker.base() + "  100%][]"), page.body());
        assertEquals(
                500,
                shown(tracker.browser(), "out", "$utils.readfile('../schema.groovy')")
                        .status());
        assertEquals(
                500,
                shown(tracker.browser(), "gone", "$utils.readfile('gone.txt')").status());
    }

    @Test
    void permissionsAreThoseOfTheUserWhoIsAsked() throws IOException {
        String ask = ".hasPermission('Edit', 'issue')";
        Page page = shown(
                tracker.browser("mary"),
                "rights",
                "[$user" + ask + " $db.user.getItem('anonymous')" + ask + " $db.user.getItem('joe')" + ask + "]");
        assertTrue(page.body().contains("[true false true]"), page.body());
    }
}
