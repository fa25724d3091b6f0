package wormhole.runtime.flavour;

import java.util.Map;
import java.util.function.Supplier;
import wormhole.api.Code;
import wormhole.api.Receipt;
import wormhole.api.WormholeControls;
import wormhole.api.code.CodeEntry;
import wormhole.api.transit.Transit;
import wormhole.api.transit.TransitOptions;
import wormhole.api.transit.TransitRole;
import wormhole.core.session.Input;
import wormhole.core.wire.Bytes;
import wormhole.runtime.driver.Driver;
import wormhole.runtime.transit.Transits;
import wormhole.spi.crypto.SecretBytes;
import wormhole.spi.wordlist.Wordlist;

/** What all flavours have in common: orders to the driver. */
abstract class Controls implements WormholeControls {
    private static final int MAX_DERIVED_BYTES = 8160;
    private static final int TRANSIT_KEY_BYTES = 32;

    private final Events events;
    private final Supplier<Wordlist> wordlist;
    private final Transits transits;
    private final Driver driver;

    Controls(Driver driver, Events events, Supplier<Wordlist> wordlist, Transits transits) {
        this.driver = driver;
        this.transits = transits;
        this.events = events;
        this.wordlist = wordlist;
    }

    final Driver driver() {
        return driver;
    }

    @Override
    public void allocateCode(int words) {
        wordlist.get();
        driver.ask(new Input.AllocateCode(words));
    }

    @Override
    public void setCode(String code) {
        driver.ask(new Input.SetCode(Code.of(code)));
    }

    @Override
    public CodeEntry inputCode() {
        driver.ask(new Input.BeginTyping());
        var span = events.timing().begin("input code", Map.of("waiting", "user"));
        return new TypedCode(driver(), events, wordlist, span);
    }

    @Override
    public Receipt send(byte[] message) {
        var receipt = sendNow(message);
        return new Receipt(receipt.number(), events.forApplication(receipt.stored()));
    }

    /** Sends; the receipt is completed wherever the news comes in. */
    final Receipt sendNow(byte[] message) {
        var input = new Input.Send(Bytes.copyOf(message));
        return driver.send(input, number -> new Receipt(number, events.receipt(number)));
    }

    @Override
    public byte[] deriveKey(String purpose, int length) {
        if (length < 1 || length > MAX_DERIVED_BYTES) {
            throw new IllegalArgumentException("a derived key has 1 to " + MAX_DERIVED_BYTES + " bytes, not " + length);
        }
        return driver.deriveKey(purpose, length);
    }

    @Override
    public Transit transit(TransitRole role, TransitOptions options) {
        var purpose = options.keyPurpose().orElse(events.appId() + "/transit-key");
        var key = driver.deriveKey(purpose, TRANSIT_KEY_BYTES);
        return transits.begin(SecretBytes.owning(key), role, options, events::yourAddress);
    }

    final void askToClose() {
        driver.ask(new Input.Close());
    }
}
