package org.roundup.store.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roundup.store.engine.EveryEngine;
import org.roundup.store.engine.OpenedEngine;
import org.roundup.store.sql.Dialect;

@EveryEngine
class LeasesTest extends OpenedEngine {

    private static final Duration LONG = Duration.ofHours(1);

    private Leases leases;

    @Override
    protected List<String> ddl(Dialect dialect) {
        return Leases.ddl(dialect);
    }

    @BeforeEach
    void makeLeases() {
        leases = new Leases(engine.sessions());
    }

    private void expire(String name) {
        engine.run(List.of("UPDATE ee_lease SET until_millis = 0 WHERE name = '" + name + "'"));
    }

    @Test
    void onlyOneHoldsALeaseUntilItIsGivenBack() {
        try (Lease first = leases.acquire("digest", LONG).orElseThrow()) {
            assertTrue(leases.acquire("digest", LONG).isEmpty());
            assertTrue(leases.acquire("sweep", LONG).isPresent(), "other names are free");
            assertTrue(first.renew(LONG));
        }
        assertTrue(leases.acquire("digest", LONG).isPresent());
    }

    @Test
    void aLeaseThatRanOutGoesToTheNextAndCannotBeRenewedOrReleasedByTheFirst() {
        Lease first = leases.acquire("digest", LONG).orElseThrow();
        expire("digest");
        assertFalse(first.renew(LONG), "it may not come back once it has run out");
        Lease second = leases.acquire("digest", LONG).orElseThrow();
        assertFalse(first.renew(LONG));
        first.close();
        assertTrue(leases.acquire("digest", LONG).isEmpty());
        assertTrue(second.renew(LONG));
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsIt() throws Exception {
        int threads = 6;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Optional<Lease>>> answers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                answers.add(executor.submit(() -> {
                    barrier.await();
                    return leases.acquire("digest", LONG);
                }));
            }
            int holders = 0;
            for (Future<Optional<Lease>> answer : answers) {
                holders += answer.get().isPresent() ? 1 : 0;
            }
            assertEquals(1, holders);
        } finally {
            executor.shutdown();
        }
    }
}
