/**
 * XML-RPC at {@code xmlrpc} below a tracker's address. {@link org.roundup.xmlrpc.XmlRpcFace} takes the requests; each
 * group of methods is a class. Safe for all threads.
 */
package org.roundup.xmlrpc;
