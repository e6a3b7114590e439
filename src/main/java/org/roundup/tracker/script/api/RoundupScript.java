package org.roundup.tracker.script.api;

import groovy.lang.Binding;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.codehaus.groovy.runtime.MethodClosure;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;
import org.roundup.security.Passwords;
import org.roundup.tracker.message.MessageText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Base of the scripts of a tracker. They see the classes of {@code org.roundup.hyperdb} without import (among them the
 * errors {@code Reject}, {@code RejectRaw}, {@code Reauth}, {@code ValueError}, {@code NotFound}), and may name a
 * function of their own as a value, as Python does: {@code db.issue.audit('create', check_title)}.
 */
public abstract class RoundupScript extends Script {

    private static final Logger LOG = LoggerFactory.getLogger("roundup.script");

    private ScriptContext context;

    protected RoundupScript() {
        super();
    }

    protected RoundupScript(Binding binding) {
        super(binding);
    }

    /** Gives the script what it can reach. */
    public void attach(ScriptContext reachable) {
        context = reachable;
    }

    @Override
    public Object getProperty(String property) {
        try {
            return super.getProperty(property);
        } catch (MissingPropertyException missing) {
            if (getMetaClass().respondsTo(this, property).isEmpty()) {
                throw missing;
            }
            return new MethodClosure(this, property);
        }
    }

    /** A point in time from a text such as {@code '2024-03-15.10:20'}, {@code '.'} or {@code '.+2d'}, in UTC. */
    public RoundupDate Date(CharSequence text) {
        return RoundupDate.parse(text.toString(), Instant.now(), ZoneOffset.UTC);
    }

    /** A span of time from a text such as {@code '2d 4:00'}. */
    public Interval Interval(CharSequence text) {
        return Interval.parse(text.toString(), Instant.now());
    }

    /** A password: {@code {scheme}data} is taken as it is, anything else is encoded. */
    public Password Password(CharSequence text) {
        return context.passwords().read(text.toString(), Passwords.DEFAULT_SCHEME);
    }

    /** Cleans the text of a message: {@code parseContent(text).summary}. */
    public Map<String, String> parseContent(CharSequence text) {
        MessageText cleaned = MessageText.of(text.toString(), context.config(), false);
        return Map.of("summary", cleaned.summary(), "content", cleaned.content());
    }

    /** The log of scripts. */
    public Logger getLog() {
        return LOG;
    }
}
