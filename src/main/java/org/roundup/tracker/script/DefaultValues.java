package org.roundup.tracker.script;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.roundup.hyperdb.Interval;
import org.roundup.hyperdb.Password;
import org.roundup.hyperdb.RoundupDate;

/** Default values of properties as data: a letter for the type, then a text. */
final class DefaultValues {

    private DefaultValues() {}

    static void write(Object value, DataOutputStream out) throws IOException {
        if (value == null) {
            out.writeUTF("");
        } else if (value instanceof String text) {
            out.writeUTF("s" + text);
        } else if (value instanceof Boolean flag) {
            out.writeUTF("b" + flag);
        } else if (value instanceof Integer number) {
            out.writeUTF("i" + number);
        } else if (value instanceof Long number) {
            out.writeUTF("l" + number);
        } else if (value instanceof Double number) {
            out.writeUTF("n" + number);
        } else if (value instanceof RoundupDate date) {
            out.writeUTF("d" + date.epochMilli());
        } else if (value instanceof Interval interval) {
            out.writeUTF("t" + interval.serialise());
        } else if (value instanceof Password password) {
            out.writeUTF("p" + password.stored());
        } else {
            throw new IOException("a default value of " + value.getClass() + " cannot be kept");
        }
    }

    static Object read(DataInputStream in) throws IOException {
        String form = in.readUTF();
        if (form.isEmpty()) {
            return null;
        }
        String text = form.substring(1);
        return switch (form.charAt(0)) {
            case 's' -> text;
            case 'b' -> Boolean.valueOf(text);
            case 'i' -> Integer.valueOf(text);
            case 'l' -> Long.valueOf(text);
            case 'n' -> Double.valueOf(text);
            case 'd' -> RoundupDate.ofEpochMilli(Long.parseLong(text));
            case 't' -> Interval.ofStored(text);
            case 'p' -> Password.parse(text).orElseThrow(() -> new IOException("it holds a broken default value"));
            default -> throw new IOException("it holds a default value of an unknown type");
        };
    }
}
