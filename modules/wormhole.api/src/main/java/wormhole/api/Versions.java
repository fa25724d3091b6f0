package wormhole.api;

/**
 * What an application tells the application on the other side about itself: a JSON object of its own, sent encrypted as the
 * first message of a conversation (the {@code app_versions} of the version message).
 *
 * @param json the text of a JSON object. What was received is as the peer wrote it, up to white space: unchecked input.
 */
public record Versions(String json) {
    /** Nothing to tell: {@code {}}. */
    public static final Versions NONE = new Versions("{}");
}
