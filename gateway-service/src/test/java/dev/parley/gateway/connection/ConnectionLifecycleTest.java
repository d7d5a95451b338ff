package dev.parley.gateway.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.gateway.connection.ConnectionState.Busy;
import dev.parley.gateway.connection.ConnectionState.Closed;
import dev.parley.gateway.connection.ConnectionState.Greeting;
import dev.parley.gateway.connection.ConnectionState.Open;
import org.junit.jupiter.api.Test;

/// A connection is greeted, carries one command out after the other, and ends.
class ConnectionLifecycleTest {
    private final ConnectionLifecycle lifecycle = new ConnectionLifecycle();

    @Test
    void nothingIsCarriedOutBeforeTheGreeting() {
        assertTrue(lifecycle.isBusy());
        assertThrows(IllegalStateException.class, lifecycle::began);

        assertTrue(lifecycle.greeted());

        assertFalse(lifecycle.isBusy());
        lifecycle.began();
    }

    @Test
    void theNextCommandWaitsForTheOneBefore() {
        lifecycle.greeted();

        lifecycle.began();
        assertTrue(lifecycle.isBusy());

        lifecycle.settled();
        assertFalse(lifecycle.isBusy());
    }

    @Test
    void oneCommandMayGoOnAsAnother() {
        lifecycle.greeted();
        lifecycle.began();

        lifecycle.began();
        lifecycle.settled();

        assertFalse(lifecycle.isBusy());
    }

    @Test
    void nobodyIsGreetedWhileItIsBeingClosed() {
        lifecycle.close();

        assertFalse(lifecycle.greeted());

        assertTrue(lifecycle.isClosing());
    }

    @Test
    void whatIsUnderWayGoesOnWhileItDrains() {
        lifecycle.greeted();
        lifecycle.began();

        assertTrue(lifecycle.drained());
        assertTrue(lifecycle.isBusy());
        lifecycle.settled();

        assertTrue(lifecycle.isDraining());
        assertFalse(lifecycle.isClosing());
    }

    @Test
    void itDrainsOnceAndNotWhileItCloses() {
        assertTrue(lifecycle.drained());
        assertFalse(lifecycle.drained());

        lifecycle.close();

        assertFalse(lifecycle.isDraining());
        assertFalse(lifecycle.drained());
    }

    @Test
    void whatSettlesWhileItClosesOpensItNoMore() {
        lifecycle.greeted();
        lifecycle.began();
        lifecycle.close();

        lifecycle.settled();
        lifecycle.began();

        assertTrue(lifecycle.isClosing());
        assertFalse(lifecycle.isClosed());
    }

    @Test
    void itEndsOnceAndWithoutHavingBeenClosedBefore() {
        assertTrue(lifecycle.ended());
        assertTrue(lifecycle.isClosing());
        assertTrue(lifecycle.isClosed());

        assertFalse(lifecycle.ended());
    }

    @Test
    void whoGivesWayIsGoneBeforeItIsClosed() {
        assertTrue(lifecycle.giveWay());
        assertFalse(lifecycle.giveWay());

        assertTrue(lifecycle.isGone());
        assertFalse(lifecycle.isClosing());
    }

    @Test
    void drainingIsRememberedFromTheGreetingToTheLastAnswer() {
        assertEquals(new Open(true), new Greeting(false).drained().greeted());
        assertEquals(new Busy(true), new Open(false).drained().began());
        assertEquals(new Open(true), new Busy(true).settled());
        assertEquals(new Closed(), new Busy(true).close().ended());
    }
}
