package wormhole.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.Reception.Form;
import wormhole.cli.failure.ExitStatus;

/**
 * Archives of a hostile sender, received as people receive, in every way they can say where it shall go. Every fault an archive can
 * have is tried one layer below, where it costs less; here is one of each kind. The numbers are those of the list in {@code
 * docs/hostile-inputs.md}.
 */
class HostileArchiveTest extends ReceptionFixture {
    private static void assertRefused(Archive archive) throws Exception {
        for (var form : Form.values()) {
            reception.assertRefused(form, archive.offer("NAME.d", MODE), archive.data());
        }
    }

    private static void assertUnpacked(Archive archive, Map<String, String> files) throws Exception {
        for (var form : Form.values()) {
            var place = form.place("NAME.d", true);
            if (place.isPresent()) {
                reception.tree.reset();
                var result = reception.receive(form, archive.offer("NAME.d", MODE), archive.data());
                assertEquals(ExitStatus.OK, result.status(), form + " " + result);
                reception.tree.assertOnlyDirectory(place.get(), files, form + " " + result);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "/x", "a/../../x", "..\\x", "NAME-evil/../x", "C:\\x", "C:x", "../NAME-evil/x", "../../x"
            })
    void g68_aNameThatLeadsElsewhereEndsAll(String name) throws Exception {
        assertRefused(Archive.of("before", "good", name, "evil"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0120777, 0020644, 0060644, 0010644, 0140644})
    void g69_aLinkADeviceOrAPipeEndsAll(int mode) throws Exception {
        assertRefused(Archive.of("f", "../../x").withMode(mode));
    }

    @ParameterizedTest
    @ValueSource(ints = {0107777, 0100000, 0})
    void g70_noModeKeepsTheOwnerOutOrGivesAnybodySpecialRights(int mode) throws Exception {
        assertUnpacked(Archive.of("f", "content").withMode(mode), Map.of("f", "content"));
    }

    @Test
    void g71_moreThanWasAnnouncedEndsAll() throws Exception {
        var bomb = Archive.of("f", "0".repeat(20_000_000));
        assertRefused(bomb.announcing(bomb.numbytes() - 1, 1));
        assertRefused(bomb.announcing(0, 1));
        assertRefused(Archive.of("f", "", "g", "").announcing(0, 1));
    }

    @Test
    void g72_twoEntriesOfOneNameEndAll() throws Exception {
        assertRefused(Archive.of("aa", "1", "bb", "2").with("bb", "aa"));
        assertRefused(Archive.of("aa", "1", "b_/b", "2").with("b_/b", "aa/b"));
        assertRefused(Archive.of("aa/b", "1", "bb", "2").with("bb", "aa"));
    }

    @Test
    void g73_whatIsAroundTheArchiveOrContradictsItEndsAll() throws Exception {
        var good = Archive.of("f", "content");
        assertRefused(good.and(new byte[] {1, 2, 3}));
        var text = new String(good.bytes(), StandardCharsets.ISO_8859_1);
        assertRefused(new Archive(("#!" + text).getBytes(StandardCharsets.ISO_8859_1), 7, 1));
        assertRefused(new Archive("hello".getBytes(StandardCharsets.ISO_8859_1), 7, 1));
        assertRefused(new Archive(new byte[0], 7, 1));
        assertRefused(good.with("PK\1\2\24\0\24\0\10\10", "PK\1\2\24\0\24\0\11\10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0", "\uffff\uffff\uffff\uffff"})
    void g74_noDateOfAnEntryStopsIt(String date) throws Exception {
        var archive = Archive.of("f", "content");
        var at = 10;
        var bytes = archive.bytes().clone();
        for (var i = 0; i < 4; i++) {
            bytes[at + i] = (byte) date.charAt(i);
        }
        var central = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        System.arraycopy(bytes, at, bytes, central + 12, 4);
        assertUnpacked(new Archive(bytes, 7, 1), Map.of("f", "content"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zipfile/bzip2", "zipfileX", "tar", "", "ZIPFILE/DEFLATED"})
    void g75_anotherModeIsRefusedWithItsReason(String mode) throws Exception {
        var archive = Archive.of("f", "content");
        for (var form : Form.values()) {
            var result = reception.receive(form, archive.offer("NAME.d", mode), archive.data());
            assertEquals(ExitStatus.FAILED, result.status(), result.toString());
            assertEquals("{\"error\": \"unknown mode\"}", result.answer());
            assertTrue(result.said().contains("unknown mode"), result.toString());
        }
        reception.tree.assertUntouched(mode);
    }
}
