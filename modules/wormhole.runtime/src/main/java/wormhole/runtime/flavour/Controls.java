package wormhole.runtime.flavour;

import java.util.function.Supplier;
import wormhole.api.Code;
import wormhole.api.Receipt;
import wormhole.api.WormholeControls;
import wormhole.api.code.CodeEntry;
import wormhole.core.session.Input;
import wormhole.core.wire.Bytes;
import wormhole.runtime.driver.Driver;
import wormhole.spi.wordlist.Wordlist;

/** What all flavours have in common: orders to the driver. */
abstract class Controls implements WormholeControls {
    private static final int MAX_DERIVED_BYTES = 8160;

    private final Events events;
    private final Supplier<Wordlist> wordlist;
    private final Driver driver;

    Controls(Driver driver, Events events, Supplier<Wordlist> wordlist) {
        this.driver = driver;
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
        return new TypedCode(driver(), events, wordlist);
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

    final void askToClose() {
        driver.ask(new Input.Close());
    }
}
