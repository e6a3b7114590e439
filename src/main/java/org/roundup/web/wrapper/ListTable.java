package org.roundup.web.wrapper;

import java.util.List;
import java.util.Map;
import org.roundup.hyperdb.Search.SortKey;
import org.roundup.web.html.Html;
import org.roundup.web.html.Markup;
import org.roundup.web.i18n.Translator;

/** One page of a list as a table: columns by which it can be sorted, headings of groups, a row for each item. */
final class ListTable {

    private final RequestWrapper request;
    private final BatchWrapper batch;
    private final List<String> columns;
    private final boolean selectable;
    private final Translator i18n;
    private final Cells cells;
    private final StringBuilder out = new StringBuilder(16_384);

    /** @param selectable whether each row has a box for the form that edits many items */
    ListTable(Translator i18n, RequestWrapper request, BatchWrapper batch, List<String> columns, boolean selectable) {
        this.i18n = i18n;
        this.cells = new Cells(i18n);
        this.request = request;
        this.batch = batch;
        this.columns = columns;
        this.selectable = selectable;
    }

    Markup markup(String caption) {
        out.append("<table class=\"list\"><caption class=\"sr-only\">");
        Html.escapeTo(out, caption);
        out.append("</caption>\n<thead><tr>");
        if (selectable) {
            out.append("<th scope=\"col\" class=\"col-select\"><span class=\"sr-only\">");
            Html.escapeTo(out, i18n.gettext("Choose"));
            out.append("</span></th>");
        }
        columns.forEach(this::head);
        out.append("</tr></thead>\n<tbody>\n");
        rows();
        return new Markup(out.append("</tbody></table>").toString());
    }

    private void head(String column) {
        SortKey key = request.getSort().isEmpty() ? null : request.getSort().get(0);
        boolean sorted = key != null && key.path().equals(column);
        out.append("<th scope=\"col\" class=\"col-");
        Html.escapeTo(out, column);
        if (sorted) {
            out.append("\" aria-sort=\"").append(key.descending() ? "descending" : "ascending");
        }
        out.append("\"><a href=\"");
        String next = sorted && !key.descending() ? "-" + column : column;
        Html.escapeTo(out, request.sortedBy(next));
        out.append("\">");
        Html.escapeTo(out, i18n.label(column));
        out.append("</a></th>");
    }

    private void rows() {
        String grouped =
                request.getGroup().isEmpty() ? null : request.getGroup().get(0).path();
        String[] starts = columns.stream().map(this::cellStart).toArray(String[]::new);
        for (ItemWrapper item : batch) {
            if (grouped != null && batch.propchanged(grouped)) {
                group(grouped, item.get(grouped));
            }
            out.append("<tr data-href=\"");
            Html.escapeTo(out, item.designator());
            out.append("\">");
            if (selectable) {
                box(item);
            }
            for (int i = 0; i < starts.length; i++) {
                out.append(starts[i]);
                cells.append(out, item, columns.get(i));
                out.append("</td>");
            }
            out.append("</tr>\n");
        }
    }

    private String cellStart(String column) {
        String name = Html.escape(column);
        String label = column.equals("title") ? "" : " data-label=\"" + Html.escape(i18n.label(column)) + "\"";
        return "<td class=\"col-" + name + "\"" + label + ">";
    }

    private void box(ItemWrapper item) {
        out.append("<td class=\"col-select\"><input type=\"checkbox\" name=\"@bulk\" value=\"")
                .append(item.getId())
                .append("\" form=\"bulk-edit\" aria-label=\"");
        Html.escapeTo(out, i18n.gettext("Choose") + " " + item.designator());
        out.append("\"></td>");
    }

    private void group(String property, Object value) {
        out.append("<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"")
                .append(columns.size() + (selectable ? 1 : 0))
                .append("\">");
        boolean set = value instanceof PropertyWrapper wrapper ? wrapper.getAsBoolean() : value != null;
        String text = set ? value.toString() : "";
        Html.escapeTo(
                out,
                text.isEmpty()
                        ? i18n.gettext("(no ${property} set)", Map.of("property", i18n.label(property)))
                        : i18n.gettext(text));
        Integer size = batch.group_size(value);
        if (size != null && size > 0) {
            out.append(" <span class=\"count\">").append(size).append("</span>");
        }
        out.append("</th></tr>\n");
    }
}
