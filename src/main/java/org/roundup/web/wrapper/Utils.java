package org.roundup.web.wrapper;

import groovy.lang.Closure;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.roundup.tracker.script.Extensions;
import org.roundup.web.html.Element;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;
import org.roundup.web.request.Fields;
import org.roundup.web.request.KeptFiles;
import org.roundup.web.request.Urls;
import org.roundup.web.template.Functions;
import org.roundup.web.template.TemplateFailure;
import org.roundup.web.template.TemplateFinder;
import org.roundup.web.template.TextFiles;
import org.roundup.web.text.Markdown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Helpers for templates. */
public final class Utils implements Functions {

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_@.-]*");

    private static final Pattern TOKEN = Pattern.compile("%\\((\\w+)\\)s");
    private static final Logger LOG = LoggerFactory.getLogger("roundup.web");

    private static final List<String> REAUTH_FIELDS = List.of(
            "@action",
            ":action",
            "@csrf",
            ":csrf",
            "@reauth_password",
            "@next_action",
            ":next_action",
            "submit_button");

    private final Wrappers wrappers;
    private final TemplateFinder finder;
    private final TextFiles files;
    private final Function<String, String> fileAddress;
    private final Extensions extensions;

    /** @param extensions whose functions templates call as if they were methods */
    public Utils(
            Wrappers wrappers,
            TemplateFinder finder,
            TextFiles files,
            Function<String, String> fileAddress,
            Extensions extensions) {
        this.extensions = extensions;
        this.wrappers = wrappers;
        this.finder = finder;
        this.files = files;
        this.fileAddress = fileAddress;
    }

    @Override
    public boolean hasFunction(String name) {
        return extensions.utils().containsKey(name) || extensions.utilMethods().containsKey(name);
    }

    @Override
    public Object callFunction(String name, Object... arguments) {
        wrappers.visit().keeping().refuse(); // what a function does is its own affair
        if (extensions.utils().get(name) instanceof Closure<?> function) {
            return function.call(arguments);
        }
        Closure<?> method = (Closure<?>) extensions.utilMethods().get(name);
        Object[] all = new Object[arguments.length + 1];
        all[0] = this;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return method.call(all);
    }

    /** A token that a form must send back. */
    public String anti_csrf_nonce() {
        return wrappers.formToken();
    }

    /** The hidden field with the token that a form must send back. */
    public Markup csrf() {
        return FormControls.hidden("@csrf", wrappers.formToken());
    }

    /**
     * Allows this page to be shown again to the same user for a few seconds while nothing changes in the database: for
     * pages that show items and what the address says. Functions of extensions on the page take that back.
     */
    public String keep_page() {
        wrappers.visit().keeping().allow();
        return "";
    }

    /** The time that a registration form sends back, so that robots are told by their haste. */
    public String timestamp() {
        int seconds = (int) (wrappers.visit().now().epochMilli() / 1000);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(seconds)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    public String url_quote(Object text) {
        return Urls.quote(String.valueOf(text));
    }

    /** The escaped text. */
    public Markup html_quote(Object text) {
        return Markup.escaped(String.valueOf(text));
    }

    /** Text as markup, as it is: only for text that the template itself makes. */
    public Markup raw(Object text) {
        return new Markup(String.valueOf(text));
    }

    /**
     * The text of a message as a page shows it: Markdown with links. An extension's function {@code local_replace} gets
     * the finished HTML and may turn more references in it into links.
     */
    public Markup message(Object text) {
        Markup html = markdown(text);
        return hasFunction("local_replace")
                ? new Markup(String.valueOf(callFunction("local_replace", html.html())))
                : html;
    }

    /** Text as HTML, read as Markdown. */
    public Markup markdown(Object text) {
        return Markdown.html(String.valueOf(text), wrappers.linker(), true);
    }

    /**
     * The search values that find what has each of some items, one of others, and none of a third kind; empty if all
     * three are. See {@link org.roundup.hyperdb.SearchExpression} for their form.
     */
    public String expression(Collection<String> each, Collection<String> some, Collection<String> none) {
        return ExpressionValues.of(each, some, none);
    }

    /** Text as a quotation in Markdown, with an empty line after it for the answer. */
    public String quoted(Object text) {
        return String.valueOf(text).strip().lines().map(line -> "> " + line).collect(Collectors.joining("\n")) + "\n\n";
    }

    /** The first of two values that is not empty. */
    public Object first(Object one, Object other) {
        return one == null || one.toString().isEmpty() ? other : one;
    }

    /** The address of a static file. */
    public String file(String name) {
        return fileAddress.apply(name);
    }

    /** The text as it is; an extension's function of this name goes before it. */
    public Object local_replace(Object text) {
        return text;
    }

    /** A calendar of a month in which a day is chosen for a field of the page that opened the window. */
    public Markup html_calendar(RequestWrapper request) {
        Instant now = Instant.ofEpochMilli(wrappers.visit().now().epochMilli());
        LocalDate today = LocalDate.ofInstant(now, wrappers.visit().zone());
        return new MonthCalendar(request, wrappers.visit().translator(), today).markup();
    }

    /** The text of a file in the folder of templates, as it is. */
    public Markup readfile(String name) {
        return readfile(name, false);
    }

    /** As {@link #readfile(String)}; nothing if the file is missing and {@code optional} is true. */
    public Markup readfile(String name, Object optional) {
        return new Markup(fileText(name, optional));
    }

    private String fileText(String name, Object optional) {
        return files.read(name).orElseGet(() -> {
            if (PropertyWrapper.isOn(optional)) {
                return "";
            }
            throw new TemplateFailure("there is no file " + name + " in the folder of templates");
        });
    }

    /**
     * The text of a file in the folder of templates in which each {@code %(name)s} is replaced by a value, escaped; known
     * are {@code base}, {@code client_nonce} and the given ones.
     */
    public Markup expandfile(String name, Map<String, ?> values) {
        return expandfile(name, values, false);
    }

    /** As {@link #expandfile(String, Map)}; nothing if the file is missing and {@code optional} is true. */
    public Markup expandfile(String name, Map<String, ?> values, Object optional) {
        return new Markup(TOKEN.matcher(fileText(name, optional))
                .replaceAll(token -> Matcher.quoteReplacement(Html.escape(tokenValue(name, token.group(1), values)))));
    }

    private String tokenValue(String file, String token, Map<String, ?> values) {
        if (values.get(token) != null) {
            return values.get(token).toString();
        }
        return switch (token) {
            case "base" -> wrappers.visit().base();
            case "client_nonce" -> wrappers.nonce();
            default -> {
                LOG.warn("{}: nothing is known of %({})s", file, token);
                yield "";
            }
        };
    }

    /** Whether a class has a template of its own for a view. */
    public boolean has_page(String className, String view) {
        return finder.hasOwn(className, view);
    }

    /** The status of the answer. */
    public String set_http_response(int code) {
        wrappers.visit().status(code);
        return "";
    }

    /** Says by the status that the page is not for the visitor, unless the status tells of another failure already. */
    public String forbidden() {
        if (wrappers.visit().status() == 200) {
            wrappers.visit().status(403);
        }
        return "";
    }

    /** A page of a list that is there already. */
    public BatchWrapper Batch(List<ItemWrapper> items, int size, int start) {
        return BatchWrapper.of(items, size, start);
    }

    /** Hidden inputs for all submitted fields but those named, so that a form can be sent again. */
    public Markup embed_form_fields(Collection<String> excluded) {
        StringBuilder out = new StringBuilder();
        wrappers.visit().fields().texts().forEach((name, values) -> {
            if (!excluded.contains(name)) {
                values.forEach(
                        value -> out.append(FormControls.hidden(name, value).html()));
            }
        });
        return new Markup(out.toString());
    }

    /** Hidden inputs with all that a form had, and its files, for the page that asks for the password again. */
    public Markup reauth_fields() {
        Fields fields = wrappers.visit().fields();
        String action =
                fields.special("next_action").orElse(fields.special("action").orElse(""));
        StringBuilder out =
                new StringBuilder(embed_form_fields(REAUTH_FIELDS).html()).append(hidden("@next_action", action));
        KeptFiles.of(fields).texts().forEach(file -> out.append(hidden(KeptFiles.FIELD, file)));
        return new Markup(out.toString());
    }

    /** One hidden input. */
    public Markup hidden(String name, Object value) {
        return FormControls.hidden(name, String.valueOf(value));
    }

    /** The address of this page, for forms that come back to it. */
    public String came_from() {
        String query = wrappers.visit().request().query();
        return wrappers.visit().base()
                + Urls.quote(wrappers.visit().request().path())
                + (query == null || query.isEmpty() ? "" : "?" + query);
    }

    /** The path of this page, for forms that come back to it. */
    public String page_path() {
        String designator = wrappers.visit().context().designator();
        return designator.isEmpty() ? wrappers.visit().base() : designator;
    }

    /** The names of time zones, sorted. */
    public Collection<String> timezones() {
        return new TreeSet<>(ZoneId.getAvailableZoneIds());
    }

    /** A text if it can be the name of a field; else nothing. */
    public String name(Object text) {
        return fieldName(text);
    }

    static String fieldName(Object text) {
        String name = String.valueOf(text);
        return FIELD_NAME.matcher(name).matches() ? name : "";
    }

    /** Names separated by commas, without what can be none. */
    public List<String> names(Object text) {
        return Stream.of(String.valueOf(text).split(","))
                .map(String::strip)
                .filter(name -> FIELD_NAME.matcher(name).matches())
                .toList();
    }

    /** The stored arguments of a query as part of an address. */
    public String raw_url(Object arguments) {
        return String.valueOf(arguments);
    }

    /** A colour number from 0 to 11 that always belongs to the same text. */
    public int hue(Object text) {
        return Cells.hue(String.valueOf(text));
    }

    /** The first letters of a name, for a badge. */
    public String initials(Object name) {
        return Cells.initials(String.valueOf(name));
    }

    /** A list of comma-separated texts. */
    public List<String> list(String text) {
        return List.of(text.split(","));
    }

    /** Options of a select element from pairs of value and label. */
    public Markup options(Map<String, ?> labels, Object selected) {
        StringBuilder out = new StringBuilder();
        labels.forEach((value, label) -> out.append(Element.of("option")
                .with("value", value)
                .flag("selected", value.equals(String.valueOf(selected)))
                .text(String.valueOf(label))
                .markup()
                .html()));
        return new Markup(out.toString());
    }
}
