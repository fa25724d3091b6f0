package wormhole.cli.command;

import java.util.Optional;
import wormhole.api.error.WormholeException;
import wormhole.cli.exchange.InvitingSide;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.ssh.AuthorizedKeys;
import wormhole.cli.ssh.HomeDirectory;
import wormhole.filetransfer.ssh.KeyExchange;

/** {@code wormhole ssh invite}. */
final class SshInviteCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure, WormholeException, InterruptedException {
        invocation.refuseOperands();
        var words = Values.codeLength(invocation.line());
        var request = request(invocation);
        for (var note : request.into().check()) {
            invocation.console().note(note);
        }
        new Meeting(invocation, KeyExchange.APP_ID, Optional.empty()).hold(true, (wormhole, conversation) -> {
            wormhole.allocateCode(words);
            var command = "wormhole ssh accept " + conversation.code();
            invocation.console().print("Now tell the other user to run:\n\n" + command + "\n");
            new InvitingSide(invocation.console(), conversation).receive(request);
        });
    }

    private static InvitingSide.Request request(Invocation invocation)
            throws UsageException, Failure, InterruptedException {
        var account = invocation.line().value(Options.USER);
        var home = account.isEmpty()
                ? HomeDirectory.own(invocation.console().environment())
                : HomeDirectory.of(account.get());
        return new InvitingSide.Request(
                new AuthorizedKeys(home), invocation.has(Options.YES), Values.timeout(invocation.line()));
    }
}
