package wormhole.filetransfer.ssh;

import java.util.Optional;

/** The key types that OpenSSH takes by default (sshd(8)); what follows the type's name in a key is told by the shape. */
enum KeyType {
    ED25519("ssh-ed25519", "ED25519", Shape.ED25519, ""),
    RSA("ssh-rsa", "RSA", Shape.RSA, ""),
    ECDSA_256("ecdsa-sha2-nistp256", "ECDSA", Shape.ECDSA, "nistp256"),
    ECDSA_384("ecdsa-sha2-nistp384", "ECDSA", Shape.ECDSA, "nistp384"),
    ECDSA_521("ecdsa-sha2-nistp521", "ECDSA", Shape.ECDSA, "nistp521"),
    ED25519_SK("sk-ssh-ed25519@openssh.com", "ED25519-SK", Shape.ED25519_SK, ""),
    ECDSA_SK("sk-ecdsa-sha2-nistp256@openssh.com", "ECDSA-SK", Shape.ECDSA_SK, "nistp256");

    /** What a key is made of. */
    enum Shape {
        ED25519,
        RSA,
        ECDSA,
        ED25519_SK,
        ECDSA_SK
    }

    private final String word;
    private final String shown;
    private final Shape shape;
    private final String curve;

    KeyType(String word, String shown, Shape shape, String curve) {
        this.word = word;
        this.shown = shown;
        this.shape = shape;
        this.curve = curve;
    }

    static Optional<KeyType> called(String word) {
        for (var type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** What stands before a key of it. */
    String word() {
        return word;
    }

    /** As {@code ssh-keygen -l} calls it. */
    String shown() {
        return shown;
    }

    Shape shape() {
        return shape;
    }

    /** The curve's name, of those that have to name it. */
    String curve() {
        return curve;
    }

    /** How many bits the curve has. */
    int curveBits() {
        return Integer.parseInt(curve.substring("nistp".length()));
    }
}
