package org.roundup.rest.resource;

import org.roundup.rest.wire.ApiError;

final class Bulk implements Endpoint {
    @Override
    public Reply answer(Call call) {
        throw new ApiError(404, "Nothing matches the given URI");
    }
}
