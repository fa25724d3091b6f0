package wormhole.mailbox.server.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import wormhole.mailbox.server.hub.Change;

/** Appends mailboxes and tells each once it is durable, until it is killed. Goes on where the file ends. */
final class KilledProcess {
    private KilledProcess() {}

    public static void main(String[] arguments) throws IOException {
        var store = new FileStore(Path.of(arguments[0]), 64 * 1024);
        var next = store.load(new MailboxStore.Progress() {
                    @Override
                    public void advanced() {
                        // Polled.
                    }

                    @Override
                    public void failed(IOException cause) {
                        System.exit(1);
                    }
                })
                .mailboxes();
        for (; next < 1_000_000; next++) {
            var position = store.append(List.of(new Change.Opened("app", "m" + next, false, "a", next)));
            while (store.durable() < position) {
                Thread.onSpinWait();
            }
            System.out.println(next);
        }
    }
}
