package org.roundup.mail.outgoing;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.roundup.mail.letter.HeaderValue;

/** What became of one letter for each of its recipients. Those of whom nothing is known yet are left. */
final class Handover {

    /** Why nobody else gets the mail now. */
    static final String LOST = "The connection to the mail server was lost";

    /** What Angus Mail takes for an answer when the connection has ended. */
    private static final String END = "[EOF]";

    private static final int PERMANENT = 500;

    /** The server wants a login, or another one: nothing about the recipient, and gone once that is set right. */
    private static final Set<Integer> LOGIN = Set.of(530, 534, 535, 538);

    private final Set<String> left;
    private final Map<String, String> later = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    Handover(List<String> recipients) {
        this.left = new java.util.LinkedHashSet<>(recipients);
    }

    /** Hands the mail over for some of the recipients. False if the connection is of no more use. */
    boolean hand(Transport transport, MimeMessage mail, List<String> recipients) {
        try {
            transport.sendMessage(mail, addresses(transport, recipients));
            recipients.forEach(left::remove);
            return true;
        } catch (SendFailedException failed) {
            note(recipients, failed);
            return transport.isConnected();
        } catch (AddressException broken) {
            recipients.forEach(each -> close(each, refused, broken.getMessage()));
            return true;
        } catch (MessagingException lost) {
            recipients.forEach(each -> close(each, later, lost.toString()));
            return false;
        }
    }

    /** The mail cannot be handed over to anybody now. */
    void failed(String reason) {
        List.copyOf(left).forEach(each -> close(each, later, reason));
    }

    private void close(String recipient, Map<String, String> fate, String reason) {
        if (left.remove(recipient)) {
            fate.put(recipient, reason);
        }
    }

    private static Address[] addresses(Transport transport, List<String> recipients) throws AddressException {
        boolean international = transport instanceof SMTPTransport smtp && smtp.supportsExtension("SMTPUTF8");
        Address[] addresses = new Address[recipients.size()];
        for (int i = 0; i < addresses.length; i++) {
            if (!international && !HeaderValue.isAscii(recipients.get(i))) {
                throw new AddressException("The mail server does not take addresses beyond ASCII (SMTPUTF8)");
            }
            addresses[i] = new InternetAddress(recipients.get(i), false);
        }
        return addresses;
    }

    /** Each recipient has an answer of its own, else that to the mail as a whole counts. */
    private void note(List<String> recipients, SendFailedException failed) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        int whole = -1;
        for (Exception next = failed; next != null; next = next(next)) {
            if (next instanceof SMTPAddressFailedException address) {
                codes.put(address.getAddress().getAddress(), address.getReturnCode());
                answers.put(address.getAddress().getAddress(), text(address));
            } else if (next instanceof SMTPSendFailedException mail) {
                whole = mail.getReturnCode();
            }
        }
        Set<String> reached = texts(failed.getValidSentAddresses());
        for (String recipient : recipients) {
            int code = codes.getOrDefault(recipient, codes.isEmpty() ? whole : -1);
            if (reached.contains(recipient)) {
                left.remove(recipient);
            } else {
                String reason = answers.getOrDefault(recipient, text(failed));
                close(recipient, code >= PERMANENT && !LOGIN.contains(code) ? refused : later, reason);
            }
        }
    }

    private static Exception next(Exception error) {
        return error instanceof MessagingException more ? more.getNextException() : null;
    }

    private static Set<String> texts(Address[] addresses) {
        Set<String> texts = new java.util.LinkedHashSet<>();
        if (addresses != null) {
            for (Address address : addresses) {
                texts.add(address instanceof InternetAddress mail ? mail.getAddress() : address.toString());
            }
        }
        return texts;
    }

    private static String text(Exception error) {
        String text = String.valueOf(error.getMessage()).strip();
        return text.equals(END) ? LOST : text;
    }

    /** Recipients who have not had their turn. */
    List<String> left() {
        return List.copyOf(left);
    }

    /** Recipients who may get it later, with the reason. */
    Map<String, String> later() {
        return later;
    }

    /** Recipients who will never get it, with the reason. */
    Map<String, String> refused() {
        return refused;
    }
}
