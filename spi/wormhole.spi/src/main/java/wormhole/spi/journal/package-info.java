/** The journal seam: where a wormhole keeps its state so that it survives a crash. */
@NullMarked
package wormhole.spi.journal;

import org.jspecify.annotations.NullMarked;
