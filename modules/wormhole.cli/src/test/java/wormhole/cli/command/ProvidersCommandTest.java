package wormhole.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.ProviderReport;

class ProvidersCommandTest {
    @Test
    void columnsAreAlignedAndStrangeReasonsEscaped() {
        var table = ProvidersCommand.table(List.of(
                new ProviderReport("crypto", "bc", "wormhole.crypto.bc", true, "the only one"),
                new ProviderReport("mailbox link", "ws", "m", false, "\u001b[2J")));
        assertEquals("""
                SEAM          PROVIDER  USED  MODULE              WHY
                crypto        bc        yes   wormhole.crypto.bc  the only one
                mailbox link  ws        no    m                   \\x1b[2J""", table);
    }
}
