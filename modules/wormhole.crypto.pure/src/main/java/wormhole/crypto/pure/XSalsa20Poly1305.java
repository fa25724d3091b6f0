package wormhole.crypto.pure;

import java.util.Objects;
import wormhole.spi.crypto.ForgedException;
import wormhole.spi.crypto.SecretBox;
import wormhole.spi.crypto.SecretBytes;

/** NaCl's secretbox. Of ranges it allocates nothing. Thread-safe. */
final class XSalsa20Poly1305 implements SecretBox {
    private final Workspaces workspaces = new Workspaces();

    @Override
    public byte[] seal(SecretBytes key, byte[] nonce, byte[] plaintext) {
        var box = new byte[Math.addExact(TAG_BYTES, plaintext.length)];
        seal(key, nonce, plaintext, 0, plaintext.length, box, 0);
        return box;
    }

    @Override
    public byte[] open(SecretBytes key, byte[] nonce, byte[] box) throws ForgedException {
        var plaintext = new byte[Math.max(0, box.length - TAG_BYTES)];
        open(key, nonce, box, 0, box.length, plaintext, 0);
        return plaintext;
    }

    @Override
    public int seal(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at) {
        checkSizes(key, nonce);
        Objects.checkFromIndexSize(offset, length, from.length);
        Objects.checkFromIndexSize(at, length + TAG_BYTES, to.length);
        var workspace = workspaces.take();
        try {
            workspace.begin(key, nonce);
            workspace.seal(from, offset, length, to, at, at + TAG_BYTES);
        } finally {
            workspaces.giveBack(workspace);
        }
        return length + TAG_BYTES;
    }

    @Override
    public int open(SecretBytes key, byte[] nonce, byte[] from, int offset, int length, byte[] to, int at)
            throws ForgedException {
        checkSizes(key, nonce);
        Objects.checkFromIndexSize(offset, length, from.length);
        Objects.checkFromIndexSize(at, Math.max(0, length - TAG_BYTES), to.length);
        if (length < TAG_BYTES) {
            throw new ForgedException();
        }
        var workspace = workspaces.take();
        try {
            workspace.begin(key, nonce);
            if (!workspace.authenticates(from, offset, offset + TAG_BYTES, length - TAG_BYTES)) {
                throw new ForgedException();
            }
            decrypt(workspace, from, offset, length - TAG_BYTES, to, at);
        } finally {
            workspaces.giveBack(workspace);
        }
        return length - TAG_BYTES;
    }

    // The lanes go over the text in strides, so what is moved within one array is moved afterwards.
    private static void decrypt(Workspace workspace, byte[] from, int offset, int length, byte[] to, int at) {
        var text = offset + TAG_BYTES;
        if (to == from && at == offset) {
            workspace.decrypt(from, text, length, from, text);
            System.arraycopy(from, text, to, at, length);
        } else {
            workspace.decrypt(from, text, length, to, at);
        }
    }

    private static void checkSizes(SecretBytes key, byte[] nonce) {
        if (key.length() != KEY_BYTES) {
            throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length());
        }
        if (nonce.length != NONCE_BYTES) {
            throw new IllegalArgumentException("a nonce has " + NONCE_BYTES + " bytes, not " + nonce.length);
        }
    }
}
