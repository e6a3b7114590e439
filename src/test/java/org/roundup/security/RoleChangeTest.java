package org.roundup.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.roundup.hyperdb.MemoryHyperdb;

class RoleChangeTest {

    private final MemoryHyperdb db = Trackers.database();

    @ParameterizedTest
    @CsvSource({
        "1, false, 'User', 'User,Admin', true",
        "1, false, '', 'Nonsense', true",
        "3, false, 'User', ' user', true",
        "3, false, 'User', 'User,Admin', false",
        "3, false, 'User', '', false",
        "3, true, 'User', 'User,Admin', false",
        "3, true, '', 'User', true",
        "3, true, 'Admin', 'Admin,User', true",
        "3, true, 'User,Admin', 'User', true",
        "4, true, '', 'User', false",
    })
    void needsWebRolesAndTheRolesGiven(String userId, boolean webRoles, String before, String after, boolean allowed) {
        SecurityBuilder builder = Trackers.builder();
        if (webRoles) {
            builder.addPermissionToRole("User", "Web Roles");
        }
        Security security = builder.build(Trackers.SCHEMA);
        assertEquals(allowed, new RoleChange(before, after).isAllowed(security, db, userId));
    }
}
