package wormhole.crypto.pure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Array;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.spi.crypto.SecretBytes;

/** Nothing of a key, a nonce or a text is left in what is used again, and not more of it is kept than is said. */
final class WorkspaceTest {
    private static final int KEPT = 16;

    // One block and a piece, many blocks with a piece, and more than one pass of the lanes.
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 77, 2001, 40001})
    void nothingIsLeftInAWorkspaceThatWasWiped(int length) throws ReflectiveOperationException {
        var workspace = new Workspace();
        var key = SecretBytes.owning(ones(32));
        var text = ones(length);
        var box = new byte[length + 16];
        workspace.begin(key, ones(24));
        workspace.seal(text, 0, length, box, 0, 16);
        assertFalse(leftIn(workspace).isEmpty());
        workspace.wipe();
        assertEquals(List.of(), leftIn(workspace));
        workspace.begin(key, ones(24));
        assertTrue(workspace.authenticates(box, 0, 16, length));
        workspace.decrypt(box, 16, length, text, 0);
        assertFalse(leftIn(workspace).isEmpty());
        workspace.wipe();
        assertEquals(List.of(), leftIn(workspace));
    }

    @Test
    void aWorkspaceIsUsedAgainAndNoMoreThanSixteenAreKept() throws ReflectiveOperationException {
        var workspaces = new Workspaces();
        var first =
                IntStream.rangeClosed(0, KEPT).mapToObj(i -> workspaces.take()).toList();
        for (var workspace : first) {
            workspace.begin(SecretBytes.owning(ones(32)), ones(24));
            workspaces.giveBack(workspace);
            assertEquals(List.of(), leftIn(workspace));
        }
        Set<Workspace> again = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var i = 0; i <= KEPT; i++) {
            assertTrue(again.add(workspaces.take()), "two have the same");
        }
        again.removeAll(first);
        assertEquals(1, again.size());
    }

    private static byte[] ones(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 0xff);
        return bytes;
    }

    /** Fields that hold something other than zero, by name, those of the objects below included. */
    private static List<String> leftIn(Object holder) throws ReflectiveOperationException {
        var left = new ArrayList<String>();
        for (var field : holder.getClass().getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            var value = field.get(holder);
            if (value.getClass().isArray()
                    ? !isZero(value)
                    : value instanceof Number number && number.longValue() != 0) {
                left.add(field.toString());
            } else if (value.getClass().getName().matches("wormhole\\.crypto\\.pure\\.\\w+")) {
                left.addAll(leftIn(value));
            }
        }
        return left;
    }

    private static boolean isZero(Object array) {
        for (var i = 0; i < Array.getLength(array); i++) {
            var element = Array.get(array, i);
            if (element.getClass().isArray() ? !isZero(element) : ((Number) element).longValue() != 0) {
                return false;
            }
        }
        return true;
    }
}
