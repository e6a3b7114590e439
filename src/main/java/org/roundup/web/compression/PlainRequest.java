package org.roundup.web.compression;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;

/**
 * A request as seen by those who know plain representations only: its conditions name plain tags, and it asks for no part
 * of a body where the client takes coded bodies only, since a part is never coded.
 */
final class PlainRequest extends HttpServletRequestWrapper {
    private final Codec codec;
    private final List<Codec> codecs;
    private final boolean acceptsIdentity;

    /**
     * @param codec the coding that the response will have, or null
     * @param codecs all codings that a response of this server may have had
     * @param acceptsIdentity whether the client takes a body, and so a part of it, as it is
     */
    PlainRequest(HttpServletRequest request, Codec codec, List<Codec> codecs, boolean acceptsIdentity) {
        super(request);
        this.codec = codec;
        this.codecs = codecs;
        this.acceptsIdentity = acceptsIdentity;
    }

    /** The coding that the client prefers, or null for none. */
    Codec codec() {
        return codec;
    }

    /** Whether the client takes a body as it is. */
    boolean acceptsIdentity() {
        return acceptsIdentity;
    }

    @Override
    public String getHeader(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "if-none-match" -> ifNoneMatch();
            case "if-match" -> ifMatch();
            case "range" -> acceptsIdentity ? super.getHeader(name) : null;
            default -> super.getHeader(name);
        };
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "if-none-match", "if-match", "range" -> {
                String value = getHeader(name);
                yield value == null ? Collections.emptyEnumeration() : Collections.enumeration(List.of(value));
            }
            default -> super.getHeaders(name);
        };
    }

    /** A tag of another coding than the one to be sent stays, and so does not match. */
    private String ifNoneMatch() {
        String tags = joined("If-None-Match");
        return tags == null || codec == null ? tags : EntityTag.plain(tags, codec);
    }

    /** On writing, the state of the resource counts, of which each coding bears witness. */
    private String ifMatch() {
        String tags = joined("If-Match");
        for (Codec each : codecs) {
            tags = tags == null ? null : EntityTag.plain(tags, each);
        }
        return tags;
    }

    private String joined(String name) {
        List<String> fields = Collections.list(super.getHeaders(name));
        return fields.isEmpty() ? null : String.join(", ", fields);
    }

    /** Whether the client has this representation in the coding to be sent. */
    boolean namesCoded(String plainTag) {
        String sent = joined("If-None-Match");
        return codec != null && sent != null && sent.contains(EntityTag.coded(plainTag, codec));
    }
}
