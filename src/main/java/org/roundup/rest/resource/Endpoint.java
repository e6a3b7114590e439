package org.roundup.rest.resource;

/** What a method does at an address. */
public interface Endpoint {

    /**
     * Answers a call. What it changes is committed if it returns.
     *
     * @throws org.roundup.rest.wire.ApiError if it cannot be done
     * @throws org.roundup.hyperdb.RoundupException likewise
     */
    Reply answer(Call call);
}
