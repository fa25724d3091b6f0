package wormhole.runtime.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SerialInboxTest {
    @Test
    void tasksOfManyThreadsRunOneAtATimeAndEachThreadsInOrder() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            for (var inbox :
                    List.of(new SerialInbox(Runnable::run), new SerialInbox(pool), SerialInbox.onCallers(pool))) {
                assertSerial(inbox);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void assertSerial(SerialInbox inbox) throws InterruptedException {
        var threads = 4;
        var each = 5_000;
        var done = new CountDownLatch(threads * each);
        var inside = new AtomicInteger();
        var overlaps = new AtomicInteger();
        var lasts = new int[threads]; // written by tasks alone, so no guard of its own
        var disorder = new AtomicInteger();
        for (var t = 0; t < threads; t++) {
            var number = t;
            new Thread(() -> IntStream.range(0, each)
                            .forEach(i -> inbox.execute(() -> {
                                overlaps.addAndGet(inside.incrementAndGet() - 1);
                                disorder.addAndGet(lasts[number] == i ? 0 : 1);
                                lasts[number] = i + 1;
                                inside.decrementAndGet();
                                done.countDown();
                            })))
                    .start();
        }
        assertTrue(done.await(60, TimeUnit.SECONDS));
        assertEquals(0, overlaps.get());
        assertEquals(0, disorder.get());
    }

    @Test
    void aTaskThatBringsAnotherDoesNotRunItInsideItself() {
        var inbox = new SerialInbox(Runnable::run);
        var order = new ArrayList<String>();
        inbox.execute(() -> {
            order.add("begin");
            inbox.execute(() -> order.add("second"));
            order.add("end");
        });
        assertEquals(List.of("begin", "end", "second"), order);
    }

    @Test
    void whoIsInsideIsKnown() throws Exception {
        var inbox = new SerialInbox(Runnable::run);
        var inside = new ArrayList<Boolean>();
        inbox.execute(() -> inside.add(inbox.isInside()));
        assertEquals(List.of(true), inside);
        assertFalse(inbox.isInside());
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var other = new Thread(() -> inbox.execute(() -> {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        other.start();
        entered.await();
        assertFalse(inbox.isInside());
        leave.countDown();
        other.join();
    }

    @Test
    void aTaskThatThrowsTakesNoOtherAlongNotEvenIfItsHandlerThrowsToo() throws Exception {
        var ran = new AtomicInteger();
        var caught = new ArrayList<Throwable>();
        var thread = new Thread(() -> {
            var inbox = new SerialInbox(Runnable::run);
            inbox.execute(() -> {
                throw new IllegalStateException("one");
            });
            inbox.execute(() -> {
                throw new AssertionError("two");
            });
            inbox.execute(ran::incrementAndGet);
        });
        thread.setUncaughtExceptionHandler((where, e) -> {
            caught.add(e);
            throw new IllegalStateException("the handler, too");
        });
        thread.start();
        thread.join();
        assertEquals(1, ran.get());
        assertEquals(2, caught.size());
    }

    @Test
    void aFloodDoesNotHoldWhoeverCameFirst() throws Exception {
        var relief = Executors.newSingleThreadExecutor(task -> new Thread(task, "relief"));
        try {
            var inbox = SerialInbox.onCallers(relief);
            var threads = new ArrayList<String>();
            var done = new CountDownLatch(1_000);
            inbox.execute(() -> IntStream.range(0, 1_000)
                    .forEach(i -> inbox.execute(() -> {
                        threads.add(Thread.currentThread().getName());
                        done.countDown();
                    })));
            assertTrue(done.await(60, TimeUnit.SECONDS));
            var own = Thread.currentThread().getName();
            assertTrue(threads.indexOf("relief") < 300, "taken over after " + threads.indexOf("relief"));
            assertFalse(threads.subList(300, 1_000).contains(own));
        } finally {
            relief.shutdownNow();
        }
    }

    @Test
    void aReliefThatRefusesIsDoneWithout() {
        var inbox = SerialInbox.onCallers(task -> {
            throw new RejectedExecutionException("closed");
        });
        var ran = new AtomicInteger();
        inbox.execute(() -> IntStream.range(0, 1_000).forEach(i -> inbox.execute(ran::incrementAndGet)));
        assertEquals(1_000, ran.get());
    }

    @Test
    void whatAnExecutorRefusesRunsElsewhere() throws Exception {
        var done = new CountDownLatch(1);
        Threads.neverRefusing(task -> {
                    throw new RejectedExecutionException("closed");
                })
                .execute(done::countDown);
        assertTrue(done.await(60, TimeUnit.SECONDS));
    }
}
