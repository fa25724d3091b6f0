package wormhole.conformance.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import wormhole.api.Code;
import wormhole.api.Nameplate;
import wormhole.api.WormholeUri;
import wormhole.api.error.AlreadyChoseNameplateException;
import wormhole.api.error.AlreadyChoseWordsException;
import wormhole.api.error.CodeFormatException;
import wormhole.api.error.MustChooseNameplateFirstException;
import wormhole.api.error.OnlyOneCodeException;
import wormhole.cli.code.CodeLine;
import wormhole.cli.failure.UsageException;
import wormhole.core.code.CodeSelection;
import wormhole.core.code.WordChoice;
import wormhole.spi.wordlist.Wordlist;
import wormhole.wordlist.pgp.PgpWordlistProvider;

/** What people type, paste and click. */
class CodeFuzzTest {
    private static final Wordlist WORDS = new PgpWordlistProvider().wordlist();

    @FuzzTest
    void code(byte[] input) {
        var text = Text.of(input);
        try {
            check(text, Code.of(text));
        } catch (CodeFormatException e) {
            quotesNoCode(text, e.getMessage());
        }
    }

    private static void check(String text, Code code) {
        assertTrue(text.length() <= Code.MAX_LENGTH && Text.isWellFormed(text) && text.indexOf(' ') < 0);
        assertEquals(text, code.reveal());
        assertTrue(code.nameplate().value().matches("[0-9]+"), "a nameplate is a number");
        assertEquals(Normalizer.normalize(text, Normalizer.Form.NFC), code.normalized());
        if (text.indexOf('-') >= 0) {
            assertEquals(text, code.nameplate() + "-" + code.words());
            assertEquals(code, Code.typed(text));
        }
        assertEquals(
                code,
                WormholeUri.parse(WormholeUri.SCHEME + ":" + encoded(text)).code());
        // The nameplate is no secret, and may hold the same digits.
        var shown = code.toString().replace(code.nameplate().value(), "");
        assertTrue(code.words().length() < 4 || !shown.contains(code.words()), "shows its words");
    }

    private static String encoded(String text) {
        var encoded = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(String.format("%02x", octet));
        }
        return encoded.toString();
    }

    private static void quotesNoCode(String text, String message) {
        assertTrue(text.length() < 20 || !message.contains(text), "quotes what was typed");
    }

    /** A whole line at the prompt, by the protocol's rules and by the command line's, which are stricter. */
    @FuzzTest
    void typedLine(byte[] input) {
        var text = Text.of(input);
        try {
            var line = CodeLine.of(text);
            assertEquals(text, line.whole());
            assertEquals(text, Code.typed(text).reveal());
            assertEquals(text, Code.of(line.nameplate(), line.words()).reveal());
        } catch (UsageException e) {
            quotesNoCode(text, e.getMessage());
        }
        try {
            assertEquals(text, Code.typed(text).reveal());
        } catch (CodeFormatException e) {
            quotesNoCode(text, e.getMessage());
        }
    }

    @FuzzTest
    void link(byte[] input) throws Exception {
        var text = Text.of(input);
        Growth.bounded(input.length, () -> {
            try {
                var link = WormholeUri.parse(text);
                assertTrue(WormholeUri.looksLikeOne(text));
                assertTrue(link.mailbox().isEmpty() || link.mailbox().get().getHost() != null);
                var written = link.reveal();
                assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(written), "a link is ASCII");
                if (written.length() <= 4096) {
                    assertEquals(link, WormholeUri.parse(written));
                    assertEquals(
                            link.code().reveal(),
                            WormholeUri.parse(written).code().reveal());
                }
                linkMeansWhatItSays(text, link);
            } catch (CodeFormatException e) {
                quotesNoCode(text, e.getMessage());
            }
        });
    }

    // Without escapes the code stands in the link as it is.
    private static void linkMeansWhatItSays(String text, WormholeUri link) {
        var rest = text.substring(WormholeUri.SCHEME.length() + 1);
        var code = rest.indexOf('?') < 0 ? rest : rest.substring(0, rest.indexOf('?'));
        if (code.indexOf('%') < 0) {
            assertEquals(code, link.code().reveal());
        } else {
            assertFalse(code.matches(".*%.?[^\\x00-\\x7f].*"), "an escape of other digits than ours");
        }
    }

    @FuzzTest
    void mailboxUrl(byte[] input) {
        try {
            var uri = new URI(Text.of(input));
            var request = Inside.request(uri);
            assertTrue(request.target().startsWith("/"));
            assertFalse(request.host().isEmpty() || request.host().indexOf('@') >= 0);
        } catch (URISyntaxException e) {
            // No URI comes out of it: nobody can hand it on.
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().startsWith("the URI of a mailbox server "), e.getMessage());
        }
    }

    /** Lines: {@code l7,8} what the server lists, {@code n7} and {@code w words} choose, {@code m} and {@code c} complete, {@code !} the claim. */
    @FuzzTest
    void typing(byte[] input) {
        var selection = CodeSelection.START.beginTyping().next();
        for (var line : Text.of(input).lines().limit(100).toList()) {
            try {
                selection = typed(selection, line);
            } catch (CodeFormatException
                    | AlreadyChoseNameplateException
                    | AlreadyChoseWordsException
                    | MustChooseNameplateFirstException
                    | OnlyOneCodeException e) {
                assertTrue(e.getMessage().length() < 200, "quotes what was typed");
            }
        }
    }

    private static CodeSelection typed(CodeSelection selection, String line) {
        var what = line.isEmpty() ? '!' : line.charAt(0);
        var rest = line.isEmpty() ? "" : line.substring(1);
        switch (what) {
            case 'l':
                return selection.listed(nameplates(rest)).next();
            case 'n':
                return selection.chooseNameplate(new Nameplate(rest)).next();
            case 'w':
                return selection.chooseWords(rest).next();
            case 'm':
                for (var completion : selection.nameplateCompletions(rest)) {
                    assertTrue(completion.startsWith(rest) && completion.endsWith("-"));
                }
                return selection;
            case 'c':
                complete(rest, selection.wordCompletions(rest, 2, WORDS));
                return selection;
            default:
                return selection.claimed().next();
        }
    }

    private static void complete(String prefix, Iterable<String> completions) {
        var hyphens = prefix.chars().filter(c -> c == '-').count();
        for (var completion : completions) {
            assertTrue(completion.startsWith(prefix), "a completion begins with what was typed");
            assertEquals(
                    hyphens == 0 ? 1 : hyphens,
                    completion.chars().filter(c -> c == '-').count());
            assertTrue(WordChoice.complete(WORDS, completion, 2).size() >= (hyphens == 0 ? 256 : 1));
        }
    }

    private static List<Nameplate> nameplates(String list) {
        return Arrays.stream(list.split(","))
                .filter(id -> id.matches("[0-9]{1,40}"))
                .map(Nameplate::new)
                .toList();
    }
}
