package org.roundup.web.wrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.roundup.hyperdb.ClassDefinition;
import org.roundup.mail.preference.Wishes;
import org.roundup.store.notice.MailPreference;
import org.roundup.store.notice.MailPreferences;
import org.roundup.store.notice.MutedItems;
import org.roundup.web.visit.Visit;

/** What the visitor wants to be mailed. Templates know it as {@code $mail}. */
public final class MailChoice {

    private final Wrappers wrappers;
    private MailPreference preference;
    private MailPreference roles;

    public MailChoice(Wrappers wrappers) {
        this.wrappers = wrappers;
    }

    private MailPreference preference() {
        if (preference == null) {
            Visit visit = wrappers.visit();
            preference = MailPreferences.find(
                    visit.db().session(), MailPreferences.user(visit.user().id()));
        }
        return preference;
    }

    /** Whether of the own messages: {@code default}, {@code yes} or {@code no}. */
    public String getOwn() {
        return preference().own().name().toLowerCase(Locale.ROOT);
    }

    /** How often: {@code default}, {@code single}, {@code hourly}, {@code daily} or {@code never}. */
    public String getRhythm() {
        return preference().rhythm().name().toLowerCase(Locale.ROOT);
    }

    /** Whether of new items of a class, or of those that a saved query ({@code query7}) finds. */
    public boolean news(String name) {
        return preference().news().contains(name);
    }

    private MailPreference roles() {
        if (roles == null) {
            Visit visit = wrappers.visit();
            roles = Wishes.ofRoles(visit.db(), visit.user().id());
        }
        return roles;
    }

    /** What holds for the own messages if the visitor has not chosen, as the roles have it. */
    public String getUsualOwn() {
        return roles().own().name().toLowerCase(Locale.ROOT);
    }

    /** What holds for the rhythm if the visitor has not chosen, as the roles have it. */
    public String getUsualRhythm() {
        return roles().rhythm().name().toLowerCase(Locale.ROOT);
    }

    /** As {@link #news}, but whether the visitor's roles say so, whatever the visitor chooses. */
    public boolean newsByRole(String name) {
        return roles().news().contains(name);
    }

    /** Classes of whose new items one can be told, as far as the visitor may see them. */
    public List<String> getClasses() {
        Visit visit = wrappers.visit();
        return visit.db().schema().classes().stream()
                .filter(definition -> definition.kind() == ClassDefinition.Kind.ISSUE)
                .map(ClassDefinition::name)
                .filter(name -> visit.permissions().may("View", name))
                .toList();
    }

    /** The items about which the visitor wants no mail. */
    public List<ItemWrapper> getMuted() {
        Visit visit = wrappers.visit();
        List<ItemWrapper> items = new ArrayList<>();
        for (MutedItems.Item item :
                MutedItems.of(visit.db().session(), visit.user().id())) {
            boolean known = visit.db().schema().has(item.className())
                    && visit.db().getclass(item.className()).hasnode(item.id());
            if (known && visit.permissions().viewable(item.className(), null, item.id())) {
                items.add(wrappers.item(item.className(), item.id()));
            }
        }
        return items;
    }

    /** Whether the visitor wants no mail about an item. */
    public boolean isMuted(ItemWrapper item) {
        Visit visit = wrappers.visit();
        return MutedItems.contains(
                visit.db().session(), visit.user().id(), item.classname(), String.valueOf(item.getId()));
    }
}
