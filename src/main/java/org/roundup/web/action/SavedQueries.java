package org.roundup.web.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.web.index.IndexWriter;
import org.roundup.web.request.Fields;
import org.roundup.web.request.Urls;
import org.roundup.web.visit.Visit;

/** Keeps the arguments of a search as an item of class {@code query}, among the queries of the user. */
final class SavedQueries {

    /** Saves the present search under a name. */
    void save(Visit visit, String name) {
        if (!visit.request().isPost()) {
            visit.messages().error("Saving a query needs a form that is sent by POST");
            return;
        }
        if (!visit.db().schema().has("query")) {
            return;
        }
        String formerName = visit.fields().special("old-queryname").orElse("").strip();
        if (!formerName.equals(name) && findOwned(visit, name).isPresent()) {
            visit.messages().error("You already own a query named '" + name + "'. Please choose another name.");
            visit.fields(withField(visit.fields(), "@queryname", name + " - duplicate"));
            return;
        }
        String id = write(visit, name, formerName);
        addToUser(visit, id);
        visit.db().commit();
        visit.index(visit.index().withDispname(name));
        visit.messages().ok(visit.translator().gettext("Query saved"));
    }

    private static String write(Visit visit, String name, String formerName) {
        HyperClass queries = visit.db().getclass("query");
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("klass", visit.context().className());
        values.put("url", arguments(visit));
        values.put("name", name);
        Optional<String> former = formerName.isEmpty() ? Optional.empty() : findOwned(visit, formerName);
        if (former.isPresent()) {
            if (!visit.permissions().may("Edit", "query", null, former.get())) {
                throw new Unauthorised("You do not have permission to edit queries");
            }
            queries.set(former.get(), values);
            return former.get();
        }
        if (!visit.permissions().may("Create", "query")) {
            throw new Unauthorised("You do not have permission to store queries");
        }
        if (queries.definition().has("private_for")) {
            values.put("private_for", visit.user().id());
        }
        return queries.create(values);
    }

    /** The index arguments without what belongs to the form. */
    private static String arguments(Visit visit) {
        String url = new IndexWriter(visit.index().withPage(visit.index().pagesize(), 0)).url("", Map.of());
        String view = visit.template();
        boolean usual = view == null || view.equals("index") || view.equals("index|search");
        return url.substring(1) + (usual ? "" : "&@template=" + Urls.quoteName(view));
    }

    private static Optional<String> findOwned(Visit visit, String name) {
        HyperClass queries = visit.db().getclass("query");
        String user = visit.user().id();
        for (String owner : List.of("private_for", "creator")) {
            if (queries.definition().has(owner)) {
                List<String> found =
                        queries.filter(Search.where(Map.of(owner, user)).withExact(Map.of("name", name)));
                if (!found.isEmpty()) {
                    return Optional.of(found.get(0));
                }
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("unchecked") // multilink values are lists of ids
    private static void addToUser(Visit visit, String id) {
        HyperClass users = visit.db().getclass("user");
        String user = visit.user().id();
        if (!users.definition().has("queries")) {
            return;
        }
        List<String> queries = new ArrayList<>((List<String>) users.get(user, "queries"));
        if (!queries.contains(id)) {
            queries.add(id);
            users.set(user, Map.of("queries", queries));
        }
    }

    private static Fields withField(Fields fields, String name, String value) {
        Fields.Builder copy = new Fields.Builder();
        fields.texts().forEach((other, values) -> {
            if (!other.equals(name)) {
                values.forEach(text -> copy.add(other, text));
            }
        });
        return copy.add(name, value).build(fields.isMultipart());
    }
}
