package wormhole.runtime.flavour;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import wormhole.api.Code;
import wormhole.api.Outcome;
import wormhole.api.Verifier;
import wormhole.api.Versions;
import wormhole.api.Welcome;
import wormhole.api.WormholeDelegate;
import wormhole.api.error.WormholeClosedException;
import wormhole.api.error.WormholeException;
import wormhole.core.effect.Verdict;

/** A delegate that turns calls into futures. */
final class Answers implements WormholeDelegate {
    final CompletableFuture<Welcome> welcome = new CompletableFuture<>();
    final CompletableFuture<Code> code = new CompletableFuture<>();
    final CompletableFuture<byte[]> unverifiedKey = new CompletableFuture<>();
    final CompletableFuture<Verifier> verifier = new CompletableFuture<>();
    final CompletableFuture<Versions> versions = new CompletableFuture<>();
    final CompletableFuture<Outcome> closed = new CompletableFuture<>();
    final Unread unread = new Unread();
    private final int maxUnread;
    private volatile Consumer<Verdict> overflow = verdict -> {};

    /**
     * Makes unanswered questions.
     *
     * @param maxUnread how many messages may wait to be asked for
     */
    Answers(int maxUnread) {
        this.maxUnread = maxUnread;
    }

    /** Who hears when more messages wait than may. */
    void overflowTo(Consumer<Verdict> listener) {
        overflow = listener;
    }

    @Override
    public void gotWelcome(Welcome value) {
        welcome.complete(value);
    }

    @Override
    public void gotCode(Code value) {
        code.complete(value);
    }

    @Override
    public void gotUnverifiedKey(byte[] value) {
        unverifiedKey.complete(value);
    }

    @Override
    public void gotVerifier(Verifier value) {
        verifier.complete(value);
    }

    @Override
    public void gotVersions(Versions value) {
        versions.complete(value);
    }

    @Override
    public void gotMessage(byte[] message) {
        if (unread.size() >= maxUnread) {
            overflow.accept(Events.tooManyUnread(maxUnread));
            return;
        }
        unread.put(message);
    }

    @Override
    public void closed(Outcome outcome) {
        failOpenQuestions(new WormholeClosedException());
        closed.complete(outcome);
    }

    @Override
    public void failed(WormholeException error) {
        failOpenQuestions(error);
        closed.completeExceptionally(error);
    }

    private void failOpenQuestions(Exception why) {
        for (var question : List.of(welcome, code, unverifiedKey, verifier, versions)) {
            question.completeExceptionally(why);
        }
        unread.end(why);
    }
}
