package org.roundup.rest;

import java.util.Map;

class SqliteRestSafetyTest extends RestSafetyContract {

    @Override
    Map<String, String> database() {
        return Map.of();
    }
}
