package wormhole.cli.image;

import java.util.ArrayList;
import java.util.List;

/** How the program's virtual machine is started. */
final class JvmFlags {
    // A text is over before compiled code pays, so compiling begins five times later than usual, and the second
    // compiler, that costs most, another ten times later: of what files go through it pays for the cipher and the hash
    // only. Without it long transfers would be encrypted four times slower. The young generation holds a whole text.
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-Xms16m",
            "-XX:NewSize=12m",
            "-XX:CompileThresholdScaling=5",
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            // Whatever loops for long here is called again soon, and compiled then. To compile the rest of a call too
            // would cost the second compiler a sixth more time.
            "-XX:Tier3BackEdgeThreshold=6000000",
            "-XX:Tier4BackEdgeThreshold=4000000",
            // What files go through is compiled somewhat earlier than usual, the loops of their cipher and hash as soon
            // as they are seen at work; but not the part of the hash that the compiler replaces as a whole where it is
            // called, and no loop of the cipher twice.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.crypto.pure.*::*,0.5",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.crypto.pure.Poly1305::fourBlocks,0.005",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.crypto.pure.Salsa20Lanes::*,0.005",
            "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.002",
            "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::*,4.0",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.transit.record.*::*,0.5",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.runtime.transit.*::*,0.5",
            "-XX:CompileCommand=CompileThresholdScaling,wormhole.transport.tcp.*::*,0.5",
            // So early the profile does not yet know that these are called often, and without them being inlined
            // writing
            // the cipher's blocks out is half as fast.
            "-XX:CompileCommand=inline,jdk.internal.misc.Unsafe::*Unaligned",
            "-XX:CompileCommand=inline,jdk.internal.misc.Unsafe::convEndian",
            "-XX:CompileCommand=dontinline,wormhole.crypto.pure.Salsa20Lanes::quarterRound",
            "-XX:CompileCommand=dontinline,wormhole.crypto.pure.Salsa20Lanes::add",
            "-XX:CompileCommand=dontinline,wormhole.crypto.pure.Salsa20Lanes::count",
            "-XX:CompileCommand=dontinline,wormhole.crypto.pure.Salsa20Lanes::writeOut");

    // What serve has beside them; the later of two counts.
    static final List<String> OF_SERVERS = List.of(
            "-XX:CompileThresholdScaling=1",
            "-XX:Tier4InvocationThreshold=5000",
            "-XX:Tier4MinInvocationThreshold=600",
            "-XX:Tier4CompileThreshold=15000",
            "-Xms64m",
            "-XX:NewSize=32m");

    private JvmFlags() {}

    /** For every run; a server's come behind them. */
    static List<String> ofProgram() {
        var flags = new ArrayList<>(FLAGS);
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=org.jline.nativ");
        }
        return flags;
    }
}
