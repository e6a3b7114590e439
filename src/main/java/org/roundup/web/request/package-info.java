/**
 * What a browser asks for: form fields, uploads, the context that a path names, the arguments of an index page, and
 * the addresses made from them. It knows HTTP but neither tracker nor database. Values are immutable unless their
 * description says otherwise, and belong to one request.
 */
package org.roundup.web.request;
