package wormhole.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.Nameplate;

final class ServerFrameTest {
    private final List<ServerFrame> handled = new ArrayList<>();

    @Test
    void everyFrameReachesTheMethodOfItsKindWhoseAnswerComesBack() {
        var side = new Side("aa");
        var frames = List.of(
                new ServerFrame.Welcome(JsonValue.EMPTY_JSON_OBJECT),
                new ServerFrame.Nameplates(List.of()),
                new ServerFrame.Allocated(new Nameplate("7")),
                new ServerFrame.Claimed(new MailboxId("mb")),
                new ServerFrame.Released(),
                new ServerFrame.Closed(),
                new ServerFrame.Message(side, new Phase("0"), Bytes.owning(new byte[0])),
                new ServerFrame.GarbledMessage(side),
                new ServerFrame.Refused("no", "claim"),
                new ServerFrame.Ignorable());
        var answers =
                frames.stream().map(frame -> frame.accept(new Answering())).toList();
        assertEquals(frames, handled);
        assertEquals(
                List.of(
                        "welcome",
                        "nameplates",
                        "allocated",
                        "claimed",
                        "released",
                        "closed",
                        "message",
                        "garbled",
                        "refused",
                        "ignorable"),
                answers);
    }

    private final class Answering implements ServerFrame.Handler<String> {
        private String answer(String answer, ServerFrame frame) {
            handled.add(frame);
            return answer;
        }

        @Override
        public String on(ServerFrame.Welcome frame) {
            return answer("welcome", frame);
        }

        @Override
        public String on(ServerFrame.Nameplates frame) {
            return answer("nameplates", frame);
        }

        @Override
        public String on(ServerFrame.Allocated frame) {
            return answer("allocated", frame);
        }

        @Override
        public String on(ServerFrame.Claimed frame) {
            return answer("claimed", frame);
        }

        @Override
        public String on(ServerFrame.Released frame) {
            return answer("released", frame);
        }

        @Override
        public String on(ServerFrame.Closed frame) {
            return answer("closed", frame);
        }

        @Override
        public String on(ServerFrame.Message frame) {
            return answer("message", frame);
        }

        @Override
        public String on(ServerFrame.GarbledMessage frame) {
            return answer("garbled", frame);
        }

        @Override
        public String on(ServerFrame.Refused frame) {
            return answer("refused", frame);
        }

        @Override
        public String on(ServerFrame.Ignorable frame) {
            return answer("ignorable", frame);
        }
    }
}
