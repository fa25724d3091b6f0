package wormhole.cli.command;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wormhole.api.AppId;
import wormhole.api.error.ProviderException;
import wormhole.cli.doctor.Examination;
import wormhole.cli.doctor.Finding;
import wormhole.cli.doctor.Surroundings;
import wormhole.cli.exchange.Conversation;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Escaping;
import wormhole.cli.terminal.Events;

/** {@code wormhole doctor}: what works from here, with advice for what does not. */
final class DoctorCommand implements Command {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Override
    public void run(Invocation invocation) throws UsageException, Failure, InterruptedException {
        invocation.refuseOperands();
        var subject = subject(invocation);
        var shown = new Shown(invocation);
        shown.addAll(
                Surroundings.unusedProxy(invocation.console(), subject.proxy().isPresent())
                        .toList());
        shown.add(Surroundings.terminal(invocation.console()));
        examine(invocation, subject, shown);
        var bad = shown.findings.stream().filter(Finding::isBad).count();
        if (bad > 0) {
            throw new Failure(bad + " of " + shown.findings.size() + " checks failed", "");
        }
    }

    private static Examination.Subject subject(Invocation invocation) throws UsageException {
        var line = invocation.line();
        return new Examination.Subject(
                Values.appId(line, AppId.FILE_TRANSFER),
                Values.relayUrls(line, Optional.empty()),
                TransitChoice.proxy(line),
                TransitChoice.of(line),
                Values.timeout(line).map(DoctorCommand::atMost).orElse(LIMIT));
    }

    // What is meant for a person who may be slow, as in a file of settings, is no wait for a server.
    private static Duration atMost(Duration wished) {
        return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
    }

    private static void examine(Invocation invocation, Examination.Subject subject, Shown shown)
            throws Failure, UsageException, InterruptedException {
        // A server on this machine, so that what does not need the public one can be tried without it.
        try (var server = LocalServer.start(LocalServer.Request.ANY_PORT);
                var client = invocation.clients().get()) {
            shown.add(Surroundings.providers(client.providers()));
            for (var look : Examination.begin(client, URI.create(server.url()), subject)) {
                var late = "Waiting for " + look.at() + " to answer...";
                invocation.console().noteIfLate(look.findings(), Conversation.PATIENCE, late);
                shown.addAll(look.findings().join());
            }
            shown.add(Examination.proxy(shown.findings, subject.proxy()));
        } catch (ProviderException e) {
            var says = Escaping.line(e.getMessage(), 500);
            shown.add(new Finding("providers", Finding.Result.FAILED, says, "Install the program again.", Map.of()));
        }
    }

    /** What was found so far; each finding is shown at once, as the next may take a while. */
    private static final class Shown {
        private final List<Finding> findings = new ArrayList<>();
        private final Invocation invocation;
        private final Events events;

        Shown(Invocation invocation) {
            this.invocation = invocation;
            this.events = invocation.events();
        }

        void addAll(List<Finding> more) throws Failure {
            for (var finding : more) {
                add(finding);
            }
        }

        void add(Finding finding) throws Failure {
            findings.add(finding);
            show(invocation, events, finding);
        }
    }

    private static void show(Invocation invocation, Events events, Finding finding) throws Failure {
        if (!events.wanted()) {
            var advice = finding.advice().isEmpty() ? "" : "\n" + " ".repeat(19) + finding.advice();
            invocation
                    .console()
                    .print(String.format("%-7s  %-9s  %s%s", word(finding), finding.check(), finding.says(), advice));
            return;
        }
        var pairs = new ArrayList<Object>(
                List.of("check", finding.check(), "result", finding.result().shown()));
        pairs.addAll(List.of("says", finding.says(), "advice", finding.advice()));
        finding.facts().forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        events.tell("check", pairs.toArray());
    }

    private static String word(Finding finding) {
        return finding.isBad() ? "FAILED" : finding.result().shown();
    }
}
