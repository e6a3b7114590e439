/**
 * The tables of a tracker: Roundup's own layout (version 8), the tables and indexes that Roundup EE adds to it
 * (prefix {@code ee_}), and the changes that a changed schema calls for. Data of classes and properties that leave the
 * schema stays in the database.
 */
package org.roundup.store.schema;
