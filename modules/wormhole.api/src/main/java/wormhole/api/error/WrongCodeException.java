package wormhole.api.error;

import wormhole.api.Mood;

/** The other side had another code: a word was mistyped, or somebody guessed. The code is used up. */
public final class WrongCodeException extends PeerException {
    private static final long serialVersionUID = 1L;

    /** The key confirmation failed. */
    public WrongCodeException() {
        super(
                "key confirmation failed: the two sides did not use the same code",
                Mood.SCARY,
                "Either a word was mistyped, or somebody tried to guess the code. Try again with a new code.");
    }
}
