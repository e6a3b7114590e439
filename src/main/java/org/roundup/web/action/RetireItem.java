package org.roundup.web.action;

import java.util.Set;
import org.roundup.hyperdb.HyperClass;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.web.request.PageContext;
import org.roundup.web.visit.Visit;

/** {@code retire} and {@code restore}: takes an item out of lists, and puts it back. */
public final class RetireItem implements Action {

    private static final Set<String> NEEDED_USERS = Set.of("admin", "anonymous");

    private final boolean retire;

    private RetireItem(boolean retire) {
        this.retire = retire;
    }

    public static RetireItem retire() {
        return new RetireItem(true);
    }

    public static RetireItem restore() {
        return new RetireItem(false);
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.context().className();
        String id = visit.context().id();
        String deed = retire ? "retire" : "restore";
        if (id == null) {
            throw new UsageError("No item to " + deed + " is named");
        }
        visit.permissions().require("Edit", className, deed);
        if (!visit.permissions().may(retire ? "Retire" : "Restore", className, null, id)) {
            throw new Unauthorised("You do not have permission to " + deed + " " + className);
        }
        HyperClass hyperclass = visit.db().getclass(className);
        if (retire) {
            refuseNeededUser(className, id, hyperclass);
            hyperclass.retire(id);
        } else {
            hyperclass.restore(id);
        }
        visit.db().commit();
        String done = capitalised(className) + " " + id + " has been " + (retire ? "retired" : "restored");
        if ("index".equals(visit.template())) {
            visit.context(PageContext.ofClass(className));
            return Locations.index(visit, done);
        }
        return Locations.page(visit, className + id, done, visit.view());
    }

    private static void refuseNeededUser(String className, String id, HyperClass hyperclass) {
        if (className.equals("user") && NEEDED_USERS.contains(String.valueOf(hyperclass.get(id, "username")))) {
            throw new UsageError("You may not retire the admin or anonymous user");
        }
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
