/**
 * EclipseLink's part of the store: each class of the hyperdb becomes a dynamic entity that is mapped at run time from
 * the schema. One factory serves one schema of one tracker; an entity manager belongs to one unit of work.
 */
package org.roundup.store.jpa;
