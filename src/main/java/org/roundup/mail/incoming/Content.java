package org.roundup.mail.incoming;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.roundup.hyperdb.Reject;
import org.roundup.hyperdb.Unauthorised;
import org.roundup.hyperdb.UsageError;
import org.roundup.mail.letter.MessageId;
import org.roundup.mail.mime.Attachment;
import org.roundup.mail.mime.ContentReader;
import org.roundup.mail.mime.MailContent;
import org.roundup.store.StoredClass;
import org.roundup.tracker.config.option.MailgwOptions;
import org.roundup.tracker.config.option.MailgwOptions.HtmlToText;
import org.roundup.tracker.config.option.MainOptions;
import org.roundup.tracker.message.MessageText;
import org.roundup.tracker.script.api.MailgwFace;

/** Makes the message and the files that a mail adds to an item. */
final class Content {

    private final Work work;
    private final StoredClass hyperclass;
    private final String itemId;
    private final String author;

    /**
     * @param itemId the item, or null for a new one
     * @param author id of the author, who is the current user
     */
    Content(Work work, StoredClass hyperclass, String itemId, String author) {
        this.work = work;
        this.hyperclass = hyperclass;
        this.itemId = itemId;
        this.author = author;
    }

    /** Reads what the mail says. */
    MailContent read() {
        MailContent read = ContentReader.read(
                work.mail(),
                new ContentReader.Rules(
                        work.config().get(MailgwOptions.CONVERT_HTMLTOTEXT) != HtmlToText.NONE,
                        work.config().get(MailgwOptions.UNPACK_RFC822),
                        work.config().get(MailgwOptions.IGNORE_ALTERNATIVES),
                        work.config().get(MailgwOptions.MAX_PARTS),
                        work.config().get(MailgwOptions.MAX_DEPTH)));
        return read.text() == null ? read : new MailContent(customised(read.text()), read.attachments());
    }

    private String customised(String text) {
        return MailgwFace.text(work.tracker().face("mailgw"), new SeenMail(work.mail()), text);
    }

    /**
     * Makes the files. One that a detector rejects is left out.
     *
     * @return their ids
     */
    List<String> createFiles(List<Attachment> attachments) {
        Optional<StoredClass> files = work.target(hyperclass, "files");
        if (files.isEmpty() || attachments.isEmpty()) {
            return List.of();
        }
        requirePermission(files.get(), "files");
        List<String> ids = new ArrayList<>();
        for (Attachment attachment : attachments) {
            Map<String, Object> values = new LinkedHashMap<>();
            put(values, files.get(), "type", attachment.type());
            put(values, files.get(), "name", attachment.name());
            values.put("content", attachment.content().get());
            values.putAll(presets(files.get()));
            try {
                ids.add(files.get().create(values));
            } catch (Reject rejected) {
                continue;
            }
        }
        return ids;
    }

    /**
     * Makes the message.
     *
     * @return its id; empty if the mail has no text worth keeping, or the class no messages
     * @throws UsageError if the mail has no part of text, or a detector rejects the message
     */
    Optional<String> createMessage(MailContent content, List<String> recipients, List<String> files) {
        Optional<StoredClass> messages = work.target(hyperclass, "messages");
        if (messages.isEmpty()) {
            return Optional.empty();
        }
        if (content.text() == null) {
            throw new UsageError(work.say("no.text"));
        }
        MessageText text = MessageText.of(content.text(), work.config(), itemId == null);
        if (text.content().isEmpty()) {
            return Optional.empty();
        }
        requirePermission(messages.get(), "messages");
        Map<String, Object> values = values(messages.get(), text, recipients, files);
        try {
            return Optional.of(messages.get().create(values));
        } catch (Reject rejected) {
            throw new UsageError(work.say("rejected", rejected.getMessage()), rejected);
        }
    }

    private Map<String, Object> values(
            StoredClass messages, MessageText text, List<String> recipients, List<String> files) {
        Map<String, Object> values = new LinkedHashMap<>();
        put(values, messages, "author", author);
        put(values, messages, "recipients", recipients);
        put(values, messages, "date", work.db().now());
        put(values, messages, "summary", text.summary());
        put(values, messages, "messageid", messageId());
        put(
                values,
                messages,
                "inreplyto",
                work.mail().header("In-Reply-To").map(String::strip).orElse(""));
        put(values, messages, "files", files);
        values.put("content", text.content());
        values.putAll(presets(messages));
        return values;
    }

    private String messageId() {
        String designator = hyperclass.getClassname() + (itemId == null ? "None" : itemId);
        return work.candidate()
                .identity(work.config())
                .orElseGet(() -> MessageId.create(work.config(), work.db().now().toInstant(), designator));
    }

    private static void put(Map<String, Object> values, StoredClass hyperclass, String property, Object value) {
        if (hyperclass.definition().has(property)) {
            values.put(property, value);
        }
    }

    private Map<String, Object> presets(StoredClass ofClass) {
        PropertyCommands presets = work.presets(ofClass, null);
        if (!presets.problems().isEmpty()) {
            throw new UsageError(wrongPresets(work, presets));
        }
        return presets.values();
    }

    private void requirePermission(StoredClass target, String property) {
        if (!work.access().hasPermission("Create", author, target.getClassname())) {
            throw new Unauthorised(work.say("denied.create", property));
        }
        if (itemId != null
                && !work.access().hasPermission("Edit", author, hyperclass.getClassname(), property, itemId)) {
            throw new Unauthorised(work.say("denied.add", property, hyperclass.getClassname()));
        }
    }

    static String wrongPresets(Work work, PropertyCommands presets) {
        return work.say(
                "presets.wrong", work.config().get(MainOptions.ADMIN_EMAIL), String.join(", ", presets.problems()));
    }
}
