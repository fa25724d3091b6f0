package wormhole.filetransfer.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.api.error.TransferException;
import wormhole.filetransfer.error.TransferMismatchException;

final class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "../x,x",
        "a/../../x,x",
        "/etc/x,x",
        "C:\\x,x",
        "\\\\srv\\x,x",
        "a\\b,b",
        "~,~",
        "-rf,-rf",
        "a b,a b",
        ".profile,.profile",
        "größe,größe",
        "😀,😀"
    })
    void theLastComponentIsTheName(String offered, String name) throws TransferException {
        assertEquals(name, Names.sanitise(offered));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "", " ", "x/", "a/..", "/", "\\", "..\\", "x\0y", "\0", "\ud800", "a\udc00b"})
    void whatIsNoNameIsRefused(String offered) {
        assertThrows(TransferMismatchException.class, () -> Names.sanitise(offered));
    }

    @Test
    void controlCharactersDoNotReachTheDisk() throws TransferException {
        assertEquals("a_b_[31m_]0;_", Names.sanitise("a\nb\u001b[31m\u001b]0;\u0007"));
        assertEquals("_2J_", Names.sanitise("\u009b2J\u007f"));
    }

    @Test
    void whatTurnsOrHidesTextIsShownEscaped() {
        assertEquals("a\\u{202e}b\\u{200b}\\u{1b}[2J\\u{feff}", Names.shown("a\u202eb\u200b\u001b[2J\ufeff"));
        assertTrue(Names.shown("\u202e".repeat(5000)).length() < 3000);
    }

    @ParameterizedTest
    @CsvSource({
        "CON,_CON",
        "nul.txt,_nul.txt",
        "COM1,_COM1",
        "LPT¹,_LPT¹",
        "a:b,a_b",
        "a.,a_",
        "...,_",
        "'a ',a_",
        "common,common"
    })
    void whatWindowsReservesIsRenamedEverywhere(String offered, String name) throws TransferException {
        assertEquals(name, Names.sanitise(offered));
    }

    @Test
    void whatWindowsRefusesIsRenamedThere() throws TransferException {
        assertEquals("a_b_", Names.forWindows("a*b?"));
        assertEquals("_CON", Names.forWindows("CON"));
    }

    @Test
    void longNamesAreShortenedAndKeepTheirExtension() throws TransferException {
        assertEquals("n".repeat(251) + ".txt", Names.sanitise("n".repeat(300) + ".txt"));
        var cjk = Names.sanitise("語".repeat(255) + ".pdf");
        assertTrue(Names.utf8Length(cjk) <= 255 && cjk.endsWith("語.pdf"), cjk);
        assertEquals("n".repeat(255), Names.sanitise("n".repeat(255)));
        assertEquals(255, Names.utf8Length(Names.sanitise("n." + "e".repeat(300))));
    }

    @Test
    void aNumberGoesBeforeTheExtensionAndFits() {
        assertEquals("a (1).txt", Names.numbered("a.txt", 1));
        assertEquals(".profile (2)", Names.numbered(".profile", 2));
        assertTrue(Names.utf8Length(Names.numbered("語".repeat(84) + ".txt", 1234)) <= 255);
        assertTrue(Names.utf8Length(Names.withSuffix("n".repeat(255), ".part")) <= 255);
    }
}
