package wormhole.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.Reception.Form;

/**
 * Names that a hostile sender may give what it offers, received as people receive, in every way they can say where it shall go. The
 * numbers are those of the list in {@code docs/hostile-inputs.md}.
 */
class HostileNameTest extends ReceptionFixture {
    private static void assertName(String offered, Optional<String> name) throws Exception {
        for (var form : List.of(Form.NOTHING, Form.DIRECTORY)) {
            reception.assertStoredAs(form, offered, name);
            reception.assertUnpackedAs(form, offered, name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../fine", "..", "a\0b", "\u001b[2J", "mine.txt"})
    void f57_aNameThatIsChosenCountsWhateverTheSenderCallsIt(String offered) throws Exception {
        for (var form : Form.values()) {
            if (!form.isNamedBySender()) {
                reception.assertStoredAs(form, offered, Optional.empty());
                reception.assertUnpackedAs(form, offered, Optional.empty());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "../fine,fine",
        "a/../../fine,fine",
        "/etc/fine,fine",
        "C:\\fine,fine",
        "\\\\srv\\fine,fine",
        "a\\fine,fine",
        "NAME-evil/../fine,fine",
        "~,~",
        "-rf,-rf"
    })
    void f57_ofAPathTheLastNameIsTaken(String offered, String name) throws Exception {
        assertName(offered, Optional.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "", " ", "x/", "../", "C:\\"})
    void f57_whatIsNoNameIsRefused(String offered) throws Exception {
        assertName(offered, Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "\ud800", "a\udc00.txt"})
    void f58_aNameThatNoFileCanHaveIsRefused(String offered) throws Exception {
        assertName(offered, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "'a\nb','a_b'",
        "'\u001b]0;owned\u0007','_]0;owned_'",
        "'\u001b[2J','_[2J'",
        "'fine\u202etxt.exe','fine\u202etxt.exe'",
        "'fi\u200bne','fi\u200bne'"
    })
    void f58_whatATerminalWouldObeyOrHideIsNeverShown(String offered, String name) throws Exception {
        assertName(offered, Optional.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "CON,_CON",
        "NUL.txt,_NUL.txt",
        "COM1,_COM1",
        "a:b,a_b",
        "fine.,fine_",
        "'fine ',fine_",
        "LPT\u00b9,_LPT\u00b9"
    })
    void f59_whatWindowsTakesForSomethingElseIsRenamedEverywhere(String offered, String name) throws Exception {
        assertName(offered, Optional.of(name));
    }

    @Test
    void f60_aLongNameIsShortenedAndKeepsItsExtension() throws Exception {
        assertName("n".repeat(300) + ".tar.gz", Optional.of("n".repeat(252) + ".gz"));
        assertName("語".repeat(255) + ".pdf", Optional.of("語".repeat(83) + ".pdf"));
    }

    @ParameterizedTest
    @CsvSource({"name,NAME", "NAME,NAME", "re\u0301sume\u0301,r\u00e9sum\u00e9", "r\u00e9sum\u00e9,re\u0301sume\u0301"})
    void f61_aTwinOfWhatIsThereIsAConflict(String offered, String there) throws Exception {
        for (var form : List.of(Form.NOTHING, Form.DIRECTORY)) {
            for (var kind :
                    List.of(GOOD.replace("fine", offered), Archive.of("f", "").offer(offered, MODE))) {
                reception.tree.reset();
                Files.writeString(
                        reception.tree.inbox().resolve(form.place(there, false).orElseThrow()), "mine");
                reception.tree.remember();
                reception.assertRefused(form, kind, NOTHING);
            }
        }
    }
}
