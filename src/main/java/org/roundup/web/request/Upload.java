package org.roundup.web.request;

/**
 * A file that came with a form.
 *
 * @param fileName as the browser gave it; empty if no file was chosen
 * @param type content type as the browser gave it, or null
 * @param content the bytes
 */
public record Upload(String fileName, String type, byte[] content) {

    /** The name without folders, of whatever system the browser ran on. */
    public String baseName() {
        int end = Math.max(fileName.lastIndexOf('\\'), fileName.lastIndexOf('/'));
        return fileName.substring(end + 1);
    }
}
