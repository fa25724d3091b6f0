package wormhole.cli.code;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import wormhole.api.Nameplate;
import wormhole.api.code.CodeEntry;
import wormhole.api.error.CodeFormatException;
import wormhole.cli.failure.UsageException;

/**
 * What a half-typed code may become. Up to the hyphen the nameplates of the server are completed; with the hyphen the
 * nameplate is claimed, which cannot be taken back, and words are completed. The rules are the reference's ({@code
 * _rlcompleter.py}).
 */
final class CodeCompletions {
    /** How long the claim may take before a press of the tabulator gives up. */
    private static final int CLAIM_SECONDS = 10;

    private final CodeEntry entry;
    private Optional<String> committed = Optional.empty();
    private boolean used;

    CodeCompletions(CodeEntry entry) {
        this.entry = entry;
    }

    /** Whether completions were asked for. */
    boolean used() {
        return used;
    }

    /** The nameplate and hyphen that cannot be taken back, or nothing. */
    String committed() {
        return committed.map(nameplate -> nameplate + "-").orElse("");
    }

    /**
     * The whole codes that what was typed may become.
     *
     * @throws UsageException it cannot become any, and why
     */
    Collection<String> of(String typed) throws UsageException {
        used = true;
        var hyphen = typed.indexOf('-');
        if (hyphen < 0) {
            return nameplates(typed);
        }
        commit(typed.substring(0, hyphen));
        awaitWords();
        return entry.wordCompletions(typed.substring(hyphen + 1)).stream()
                .map(words -> typed.substring(0, hyphen + 1) + words)
                .toList();
    }

    /**
     * Takes the line as the code.
     *
     * @throws UsageException it is none; another may be given
     */
    void finish(String typed) throws UsageException {
        var line = CodeLine.of(typed);
        commit(line.nameplate().value());
        try {
            entry.chooseWords(line.words());
        } catch (CodeFormatException e) {
            throw new UsageException("the code is too long");
        }
    }

    private Collection<String> nameplates(String typed) throws UsageException {
        if (committed.isPresent()) {
            throw cannotGoBack();
        }
        entry.refreshNameplates();
        return entry.nameplateCompletions(typed);
    }

    private void commit(String nameplate) throws UsageException {
        if (committed.isPresent()) {
            if (!committed.get().equals(nameplate)) {
                throw cannotGoBack();
            }
            return;
        }
        try {
            entry.chooseNameplate(new Nameplate(nameplate).value());
        } catch (CodeFormatException e) {
            throw new UsageException("the code must begin with a number");
        }
        committed = Optional.of(nameplate);
    }

    private UsageException cannotGoBack() {
        return new UsageException("nameplate (" + committed() + ") already entered, cannot go back");
    }

    // Without the wait the first press of the tabulator would show nothing, and the second one everything.
    private void awaitWords() {
        try {
            entry.whenWordlistIsAvailable().get(CLAIM_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // No words then: whoever waits for the code hears why.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
