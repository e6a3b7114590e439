package org.roundup.store.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutboxPolicyTest {

    @ParameterizedTest
    @CsvSource({"1,0.5,30", "2,0.5,60", "3,0.5,120", "9,0.5,7680", "10,0.5,14400", "1000,0.5,14400", "1,0,24", "1,1,36"
    })
    void pausesDoubleUpToABoundWithJitter(int attempt, double random, long seconds) {
        assertEquals(Duration.ofSeconds(seconds), OutboxPolicy.DEFAULT.pauseAfter(attempt, random));
    }
}
