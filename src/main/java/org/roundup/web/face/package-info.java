/**
 * The seam between the front of the application and the parts that answer some of its addresses themselves, such as REST
 * and XML-RPC. Whoever implements {@link org.roundup.web.face.TrackerFace} is found through {@code META-INF/services}.
 */
package org.roundup.web.face;
