package org.roundup.web.action;

import org.roundup.tracker.script.api.ScriptDb;
import org.roundup.web.request.Fields;
import org.roundup.web.request.RedirectCheck;
import org.roundup.web.visit.Visit;

/** What actions of extensions see of a visit. The names are those of Roundup's actions. */
public final class ScriptVisit {

    private final Visit visit;
    private final ScriptDb db;
    private String redirect;

    ScriptVisit(Visit visit, ScriptDb db) {
        this.visit = visit;
        this.db = db;
    }

    /** The database, in the unit of work of the visit, which is committed when the action has ended well. */
    public ScriptDb getDb() {
        return db;
    }

    /** The submitted fields: {@code first(name)}, {@code all(name)}, {@code has(name)}. */
    public Fields getForm() {
        return visit.fields();
    }

    public String getClassname() {
        return visit.context().className();
    }

    public String getNodeid() {
        return visit.context().id();
    }

    public String getUserid() {
        return visit.user().id();
    }

    public String getUser() {
        return visit.user().name();
    }

    public String getBase() {
        return visit.base();
    }

    public String getTemplate() {
        return visit.view();
    }

    public String getMethod() {
        return visit.request().method();
    }

    /** Whether the visitor has a permission, if need be for a class, a property and an item. */
    public boolean hasPermission(String permission) {
        return visit.permissions().may(permission);
    }

    public boolean hasPermission(String permission, String className) {
        return visit.permissions().may(permission, className);
    }

    public boolean hasPermission(String permission, String className, String property, String itemId) {
        return visit.permissions().may(permission, className, property, itemId);
    }

    /** Shows a success at the top of the page. */
    public void add_ok_message(Object text) {
        visit.messages().ok(String.valueOf(text));
    }

    /** Shows an error at the top of the page. */
    public void add_error_message(Object text) {
        visit.messages().error(String.valueOf(text));
    }

    /** Sends the browser on, relative to the tracker's address or within it. */
    public void redirect(Object url) {
        String text = String.valueOf(url);
        redirect = RedirectCheck.check(text.contains("://") ? text : visit.base() + text, visit.base());
    }

    String redirect() {
        return redirect;
    }
}
