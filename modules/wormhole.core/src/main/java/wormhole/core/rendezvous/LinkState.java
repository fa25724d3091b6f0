package wormhole.core.rendezvous;

/** What becomes of the link to the mailbox server. */
public sealed interface LinkState {
    /** Not started. */
    record Idle() implements LinkState {}

    /**
     * Opening.
     *
     * @param attempt from 1, for the first link; from 2, for one that takes the place of one that was lost
     * @param lastProblem why the attempt before failed, or the link was lost; empty in the first
     */
    record Opening(int attempt, String lastProblem) implements LinkState {}

    /**
     * Lost; a timer runs until the next attempt.
     *
     * @param attempt the next one
     * @param problem why it is down
     */
    record Waiting(int attempt, String problem) implements LinkState {}

    /**
     * Open.
     *
     * @param welcomed whether the server has said welcome
     */
    record Up(boolean welcomed) implements LinkState {}

    /** We are done with it; its end is awaited. */
    record Dropping() implements LinkState {}

    /** Gone for good. */
    record Gone() implements LinkState {}
}
