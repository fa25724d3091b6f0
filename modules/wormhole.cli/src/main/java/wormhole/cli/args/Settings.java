package wormhole.cli.args;

import java.util.Optional;

/** A place that says what the argument list and the environment leave open. */
public interface Settings {
    /** Says nothing. */
    Settings NONE = new Settings() {
        @Override
        public Optional<String> value(String option) {
            return Optional.empty();
        }

        @Override
        public String source(String option) {
            return option;
        }
    };

    /**
     * What an option is set to.
     *
     * @param option its name, with hyphens
     * @return a value, or a word that {@link Truth} knows if it is a flag; empty if it is not set
     */
    Optional<String> value(String option);

    /**
     * Where it is set, for messages.
     *
     * @param option its name, with hyphens
     * @return names the place
     */
    String source(String option);
}
