package wormhole.cli.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wormhole.cli.failure.UsageException;

class CodeLineTest {
    @ParameterizedTest
    @ValueSource(strings = {"7-crossover-clockwork", "0-", "007-x", "7--a", "4-Größe-世界", "1-0"})
    void whatSomebodyMayHaveMeantIsTakenAsItIs(String typed) throws UsageException {
        assertEquals(typed, CodeLine.of(typed).whole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "7-",
                "7-guitarist-",
                "-a-b",
                " 7-a",
                "7 a b",
                "7-a b",
                "\u0667-a",
                "x-a",
                "7-a\u0000b",
                "7-a\nb",
                "7\n-a",
                "7-\ud800",
                "7-a\u00a0b",
                "7-\u001b[2J",
                "12345678901234567890123456789012345678901-a"
            })
    void aSlipIsRefusedAndNotQuoted(String typed) {
        var error = assertThrows(UsageException.class, () -> CodeLine.of(typed));
        assertFalse(!typed.isEmpty() && error.getMessage().contains(typed) && typed.length() > 2, error.getMessage());
    }

    @Test
    void tenKibibytesAreTooMany() {
        assertThrows(UsageException.class, () -> CodeLine.of("7-" + "a".repeat(10 << 10)));
    }

    @Test
    void itsTextHidesTheWords() throws UsageException {
        assertFalse(CodeLine.of("7-crossover-clockwork").toString().contains("cross"));
    }
}
