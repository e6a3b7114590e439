/**
 * Content coding of responses on their way out: zstd, brotli or gzip, as client and server agree by RFC 9110.
 *
 * <p>{@link org.roundup.web.compression.CompressionFilter} lies before everything else. Whatever answers behind it
 * writes plain bytes, sets {@code Content-Length} and {@code ETag} of the plain representation, compares
 * {@code If-None-Match} and {@code If-Match} with the plain tag, and need not know of codings. A body that carries a
 * {@code Content-Encoding} already passes as it is. Who goes on after the request was handed back starts that with
 * {@code startAsync(request, response)} and closes the stream before completing. The codecs are shared by all threads; all else belongs to one
 * request. Memory per response is bounded by the windows of the codecs, however long the body is.
 */
package org.roundup.web.compression;
