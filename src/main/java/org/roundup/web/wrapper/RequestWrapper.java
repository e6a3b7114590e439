package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.roundup.hyperdb.Search.SortKey;
import org.roundup.tracker.config.option.TrackerOptions;
import org.roundup.web.html.Element;
import org.roundup.web.html.Markup;
import org.roundup.web.index.FilterValue;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.index.IndexWriter;
import org.roundup.web.request.Fields;
import org.roundup.web.request.Urls;
import org.roundup.web.visit.Visit;

/** The request as templates see it: who asks, the form, and the arguments of an index page. */
public final class RequestWrapper {

    private static final Set<String> ALL_PARTS =
            Set.of("columns", "sort", "group", "filter", "filterspec", "search_text");

    private static final Set<String> SECRETS = Set.of("cookie", "authorization", "proxy-authorization");

    private static final String BASE_SCRIPT = """
            let submitted = 0;
            function submit_once() {
              const first = Date.now() - submitted > 5000;
              submitted = first ? Date.now() : submitted;
              return first;
            }
            function help_window(url, width, height) {
              return window.open(url, "help", `scrollbars,resizable,width=${width},height=${height}`);
            }
            """;

    private final Wrappers wrappers;
    private final Visit visit;
    private final String className;
    private final IndexArguments index;
    private final Fields fields;
    private BatchWrapper batch;

    public RequestWrapper(Wrappers wrappers) {
        this(
                wrappers,
                wrappers.visit().context().className(),
                wrappers.visit().index(),
                wrappers.visit().fields());
    }

    /** The request as if it had been for a list of the class with these arguments, and had sent these fields. */
    RequestWrapper(Wrappers wrappers, String className, IndexArguments index, Fields fields) {
        this.wrappers = wrappers;
        this.visit = wrappers.visit();
        this.className = className;
        this.index = index;
        this.fields = fields;
    }

    private IndexArguments index() {
        return index;
    }

    /** The current user. */
    public ItemWrapper getUser() {
        return wrappers.item("user", visit.user().id());
    }

    /** Whether the visitor is not logged in. */
    public boolean isAnonymous() {
        return visit.user().isAnonymous();
    }

    /** The name under which the visitor is logged in. */
    public String getUsername() {
        return visit.user().name();
    }

    /** The submitted fields: {@code first(name)}, {@code all(name)}, {@code has(name)}. */
    public Fields getForm() {
        return fields;
    }

    /** The address of the tracker, with a slash at its end. */
    public String getBase() {
        return visit.base();
    }

    public String getLanguage() {
        return visit.translator().getTag();
    }

    public String getClassname() {
        return className;
    }

    public String getNodeid() {
        return visit.context().id();
    }

    public String getTemplate() {
        return visit.view();
    }

    public String getPath() {
        return visit.request().path();
    }

    /** The way from the address of this page to that of the tracker: {@code ../} for each folder; mostly empty. */
    public String getUp() {
        return "../".repeat((int) getPath().chars().filter(c -> c == '/').count());
    }

    /**
     * The request as CGI programs see one: {@code REQUEST_METHOD}, {@code PATH_INFO}, {@code QUERY_STRING}, and its
     * headers as {@code HTTP_NAME}, but for those that hold secrets.
     */
    public Map<String, String> getEnv() {
        visit.keeping().refuse();
        Map<String, String> env = new TreeMap<>();
        visit.request().headers().forEach((name, value) -> {
            if (!SECRETS.contains(name)) {
                env.put("HTTP_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), value);
            }
        });
        env.put("REQUEST_METHOD", visit.request().method());
        env.put("PATH_INFO", visit.request().path());
        String query = visit.request().query();
        env.put("QUERY_STRING", query == null ? "" : query);
        return env;
    }

    /** What sends the answer. */
    public Client getClient() {
        return new Client(visit, wrappers.nonce());
    }

    /** The answer, as far as a template can have a say in it. */
    public static final class Client {

        private final Visit visit;
        private final String nonce;

        private Client(Visit visit, String nonce) {
            this.visit = visit;
            this.nonce = nonce;
        }

        /** Mark of the scripts of this page. */
        public String getClient_nonce() {
            return nonce;
        }

        public String getCharset() {
            return "utf-8";
        }

        /** Headers that the answer has besides the usual ones; more can be put among them. */
        public Map<String, String> getAdditional_headers() {
            visit.keeping().refuse();
            return visit.headers();
        }
    }

    public List<String> getColumns() {
        return index().columns();
    }

    /** Tells for a column whether it is shown: all are if none is named. */
    public Show getShow() {
        return new Show(index().columns());
    }

    /** Tells whether columns are shown. */
    public static final class Show {

        private final List<String> columns;

        private Show(List<String> columns) {
            this.columns = columns;
        }

        /** Whether the column is shown. */
        public boolean get(String column) {
            return columns.isEmpty() || columns.contains(column);
        }
    }

    public List<SortKey> getSort() {
        return index().sort();
    }

    public List<SortKey> getGroup() {
        return index().group();
    }

    public List<String> getFilter() {
        return index().filter();
    }

    /** The value of each filter property as a text field shows it. */
    public Map<String, String> getFilterspec() {
        Map<String, String> texts = new LinkedHashMap<>();
        index().filterspec().forEach((name, value) -> texts.put(name, value.text()));
        return texts;
    }

    /** The values of a filter property. */
    public List<String> filtervalues(String name) {
        FilterValue value = index().filterspec().get(name);
        return value == null ? List.of() : value.values();
    }

    public String getSearch_text() {
        return index().searchText();
    }

    public int getPagesize() {
        return index().pagesize();
    }

    public int getStartwith() {
        return index().startwith();
    }

    public String getDispname() {
        return index().dispname();
    }

    public String getSpecial_char() {
        return String.valueOf(index().special());
    }

    /** The page of the list that the arguments ask for, of items that the visitor may see. */
    public BatchWrapper batch() {
        if (batch == null) {
            batch = new IndexSearch(wrappers, className, index()).batch();
        }
        return batch;
    }

    /** An address with arguments, and with those of this page that the arguments do not replace. */
    public String indexargs_url(String url, Map<String, ?> arguments) {
        return new IndexWriter(index()).url(url, arguments);
    }

    /** The address of this list sorted anew, from its first page on. */
    String sortedBy(String key) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("@sort", key);
        arguments.put("@startwith", "0");
        arguments.put("@dispname", getDispname());
        return indexargs_url(className, arguments);
    }

    /** As {@link #indexargs_url}. */
    public String indexargs_href(String url, Map<String, ?> arguments) {
        return indexargs_url(url, arguments);
    }

    /** An address with arguments that does not depend on this page. */
    public String url(String url, Map<String, ?> arguments) {
        List<String> parts = new ArrayList<>();
        arguments.forEach((name, value) -> {
            if (value != null) {
                parts.add(Urls.quoteName(name) + "=" + Urls.quoteName(value.toString()));
            }
        });
        return parts.isEmpty() ? url : url + "?" + String.join("&", parts);
    }

    /** The arguments of this page as hidden inputs. */
    public Markup indexargs_form() {
        return indexargs_form(Map.of());
    }

    /** As {@link #indexargs_form()}, without the parts that are set to false and the filter values in {@code exclude}. */
    public Markup indexargs_form(Map<String, ?> options) {
        Set<String> parts = new HashSet<>(ALL_PARTS);
        parts.removeIf(part -> options.containsKey(part) && !PropertyWrapper.isOn(options.get(part)));
        List<String> exclude = new ArrayList<>();
        if (options.get("exclude") instanceof Collection<?> names) {
            names.forEach(name -> exclude.add(name.toString()));
        }
        return new IndexWriter(index()).form(parts, exclude);
    }

    /** The address of this page with its arguments. */
    public String current_url() {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("@template", visit.view().isEmpty() ? null : visit.view());
        return visit.base() + indexargs_url(visit.context().designator(), arguments);
    }

    /**
     * A script that offers two functions to scripts of the page: {@code submit_once()}, which is false for five seconds
     * after it was true, and {@code help_window(url, width, height)}, which opens a window.
     */
    public Markup base_javascript() {
        return Element.of("script")
                .with("nonce", wrappers.nonce())
                .add(new Markup(BASE_SCRIPT))
                .markup();
    }

    /** The name of the tracker and of the page. */
    public String description() {
        String tracker = visit.config().get(TrackerOptions.NAME);
        String className = visit.context().className();
        if (className == null) {
            return tracker + " - home";
        }
        if (visit.context().id() != null) {
            return tracker + " - " + visit.context().designator();
        }
        return tracker
                + switch (visit.view()) {
                    case "item" -> " - new " + className;
                    case "index" -> " - " + className + " index";
                    default -> " - " + className + " " + visit.view();
                };
    }
}
