/** The conversation of two {@code wormhole} programs: an offer, an answer. */
@NullMarked
package wormhole.cli.exchange;

import org.jspecify.annotations.NullMarked;
