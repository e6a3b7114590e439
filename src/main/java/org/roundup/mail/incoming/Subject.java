package org.roundup.mail.incoming;

/**
 * The parts of a subject.
 *
 * @param whole all of it
 * @param reply whether it begins with {@code Re:} or the like
 * @param bracketed whether a word in brackets stands at the start, be it known or not
 * @param className the class that it names, or null
 * @param number the number of the item that it names, without leading zeros, or null
 * @param title what is left
 * @param commands what stands in brackets at the end, without these, or null
 * @param suffix the same with its brackets, or null
 */
record Subject(
        String whole,
        boolean reply,
        boolean bracketed,
        String className,
        String number,
        String title,
        String commands,
        String suffix) {}
