/**
 * What an application sees of Magic Wormhole: two programs that know the same short code get a secure pipe between them.
 *
 * <p>Begin at {@link wormhole.api.WormholeClient}. The implementation is found at run time: add {@code wormhole.runtime}
 * and the providers it needs.
 *
 * @uses wormhole.api.bootstrap.ClientProvider the runtime; not a seam, there is one implementation
 */
module wormhole.api {
    requires static org.jspecify;

    exports wormhole.api;
    exports wormhole.api.code;
    exports wormhole.api.error;
    exports wormhole.api.transit;
    exports wormhole.api.bootstrap to
            wormhole.runtime;

    uses wormhole.api.bootstrap.ClientProvider;
}
