/** What a provider must pass: abstract JUnit contract classes, one for each seam. */
module wormhole.spi.tck {
    requires static org.jspecify;
    requires transitive wormhole.spi;
    requires transitive org.junit.jupiter.api;

    exports wormhole.spi.tck;
}
