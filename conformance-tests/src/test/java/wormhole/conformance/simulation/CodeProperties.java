package wormhole.conformance.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import wormhole.api.Code;
import wormhole.api.Nameplate;

/** Any code is what it was made of. */
class CodeProperties {
    @Property(tries = 1000)
    void comesApartAsItWasPutTogether(@ForAll("nameplates") String nameplate, @ForAll("words") String words) {
        var code = Code.of(new Nameplate(nameplate), words);
        assertEquals(nameplate + "-" + words, code.reveal());
        assertEquals(nameplate, code.nameplate().value());
        assertEquals(words, code.words());
        assertEquals(code, Code.typed(code.reveal()));
        if (words.indexOf(' ') < 0) {
            assertEquals(code, Code.of(code.reveal()));
        }
    }

    @Property(tries = 1000)
    void isTheSameInEverySpellingThatIsEqualInNfc(
            @ForAll("nameplates") String nameplate, @ForAll("words") String words) {
        var composed = Code.of(new Nameplate(nameplate), Normalizer.normalize(words, Normalizer.Form.NFC));
        var decomposed = Code.of(new Nameplate(nameplate), Normalizer.normalize(words, Normalizer.Form.NFD));
        assertEquals(composed, decomposed);
        assertEquals(composed.hashCode(), decomposed.hashCode());
        assertEquals(composed.normalized(), decomposed.normalized());
        assertEquals(composed.normalized(), Normalizer.normalize(composed.normalized(), Normalizer.Form.NFC));
    }

    @Property(tries = 1000)
    void doesNotShowItsWords(@ForAll("nameplates") String nameplate, @ForAll("longWords") String words) {
        assertFalse(Code.of(new Nameplate(nameplate), words).toString().contains(words));
    }

    @Provide
    Arbitrary<String> nameplates() {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().ofMaxLength(60).filter(Texts::isWellFormed);
    }

    @Provide
    Arbitrary<String> longWords() {
        return Arbitraries.strings().alpha().ofMinLength(3).ofMaxLength(30);
    }
}
