package org.roundup.web.action;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Search;
import org.roundup.hyperdb.ValueError;
import org.roundup.web.index.IndexArguments;
import org.roundup.web.visit.Visit;

/** {@code export_csv} and {@code export_csv_id}: the list of an index page, all pages of it, as a table for programs. */
public final class ExportCsv implements Action {

    private static final int CHUNK = 500;

    private final boolean raw;

    /** @param raw whether ids are exported rather than labels */
    public ExportCsv(boolean raw) {
        this.raw = raw;
    }

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.context().className();
        visit.permissions().require("View", className, "export");
        IndexArguments index = visit.index();
        ClassDefinition definition = visit.db().schema().get(className);
        for (String column : index.columns()) {
            if (!definition.has(column)) {
                throw new ValueError("Column \"" + column + "\" not found in " + className);
            }
        }
        List<String> ids = visit.searchRules().found(className, search(index));
        Map<String, String> headers = Map.of("Content-Disposition", "inline; filename=query.csv");
        return new Outcome.Body("text/csv; charset=utf-8", headers, out -> write(visit, index.columns(), ids, out));
    }

    private static Search search(IndexArguments index) {
        Map<String, Object> filter = new LinkedHashMap<>();
        index.filterspec().forEach((name, value) -> filter.put(name, value.forSearch()));
        return Search.where(filter).withSort(index.sort()).withGroup(index.group());
    }

    private void write(Visit visit, List<String> columns, List<String> ids, Writer out) throws IOException {
        CsvLine.write(out, columns);
        HyperClass hyperclass = visit.db().getclass(visit.context().className());
        CsvValues values = new CsvValues(visit, hyperclass, raw);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            hyperclass.prefetch(chunk);
            for (String id : chunk) {
                CsvLine.write(
                        out,
                        columns.stream().map(column -> values.text(id, column)).toList());
            }
        }
    }
}
