package org.roundup.xmlrpc;

import java.util.List;

/**
 * A call.
 *
 * @param params texts, {@code Integer}, {@code Long}, {@code Double}, {@code Boolean}, {@code byte[]}, null, lists and maps
 */
record MethodCall(String method, List<Object> params) {}
