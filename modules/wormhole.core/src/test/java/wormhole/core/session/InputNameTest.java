package wormhole.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wormhole.api.AppId;
import wormhole.core.effect.Timer;
import wormhole.core.wire.Bytes;
import wormhole.core.wire.ClientFrame;
import wormhole.core.wire.Phase;
import wormhole.core.wire.Side;

/** What a trace calls that which comes and goes. */
class InputNameTest {
    private static String name(Input input) {
        return InputName.of(input, Rig.OURS);
    }

    private static String received(String json) {
        return name(new Input.Received(json.replace('\'', '"')));
    }

    private static String message(Side side, String phase) {
        return received("{'type':'message','side':'" + side.value() + "','phase':'" + phase + "','body':'00ff'}");
    }

    @Test
    void anInputIsCalledByItsKindAndByNothingThatItHolds() {
        assertEquals("SetCode", name(new Input.SetCode(Rig.CODE)));
        assertEquals("ChooseWords", name(new Input.ChooseWords("purple-sausages")));
        assertEquals("Send", name(new Input.Send(Bytes.owning(new byte[] {1}))));
        assertEquals("TimerFired CLOSE", name(new Input.TimerFired(new Timer(Timer.Kind.CLOSE, 3))));
    }

    @Test
    void aLinkThatWasBrokenByTheRulesIsToldFromOneThatWasCut() {
        assertEquals("LinkDown", name(new Input.LinkDown(false, "cut")));
        assertEquals("LinkDown, misbehaved", name(new Input.LinkDown(true, "a frame too long")));
    }

    @Test
    void aFrameOfTheServerIsCalledByItsType() {
        assertEquals("rx(welcome)", received("{'type':'welcome','welcome':{}}"));
        assertEquals("rx(claimed)", received("{'type':'claimed','mailbox':'secret'}"));
        assertEquals("rx(bad frame)", received("nonsense"));
        assertEquals("", received("{'type':'ack','id':'1'}"));
    }

    @Test
    void aMessageIsCalledByItsPhaseAndOursByBeingOurs() {
        assertEquals("rx(message pake)", message(Peer.SIDE, "pake"));
        assertEquals("rx(message 0 [mine])", message(Rig.OURS, "0"));
    }

    @Test
    void aPhaseThatAStrangerChoseIsCutAndSteersNoTerminal() {
        assertEquals("rx(message " + "x".repeat(20) + ")", message(Peer.SIDE, "x".repeat(200)));
        assertEquals("rx(message \ufffd[2J)", message(Peer.SIDE, "\\u001b[2J"));
    }

    @Test
    void aFrameThatIsSentIsCalledByItsTypeAndPhase() {
        assertEquals(
                "tx(bind)",
                InputName.of(new ClientFrame.Bind(new AppId("example.com/x"), Rig.OURS, List.of("j", "1"))));
        assertEquals("tx(add version)", InputName.of(new ClientFrame.Add(Phase.VERSION, Bytes.owning(new byte[9]))));
    }
}
