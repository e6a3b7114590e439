package org.roundup.web.action;

import org.roundup.web.visit.Visit;

/** {@code show}: goes to the item whose class and number are given. */
public final class ShowItem implements Action {

    @Override
    public boolean needsPost() {
        return false;
    }

    @Override
    public Outcome run(Visit visit) {
        String className = visit.fields().special("type").orElse("").strip();
        String number = visit.fields().special("number").orElse("").strip();
        if (className.isEmpty()) {
            return refused(visit, "No type specified");
        }
        if (!visit.db().schema().has(className)) {
            return refused(visit, "There is no class called \"" + className + "\"");
        }
        if (number.isEmpty()) {
            return refused(visit, "No ID entered");
        }
        String digits = number.startsWith(className) ? number.substring(className.length()) : number;
        boolean isId = digits.length() < 11 && digits.chars().allMatch(c -> c >= '0' && c <= '9') && !digits.isEmpty();
        if (!isId) {
            return refused(visit, "\"" + number + "\" is not an ID (" + className + " ID required)");
        }
        return new Outcome.Redirect(visit.base() + className + Long.parseLong(digits));
    }

    private static Outcome refused(Visit visit, String message) {
        visit.messages().error(message);
        visit.status(400);
        return Outcome.PAGE;
    }
}
