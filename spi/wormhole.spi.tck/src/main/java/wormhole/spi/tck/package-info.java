/** Contract tests: extend the one of a seam, say what is tested, and run it with JUnit 5. */
@NullMarked
package wormhole.spi.tck;

import org.jspecify.annotations.NullMarked;
