/** One session and its surroundings: link, timers, application. */
@NullMarked
package wormhole.runtime.driver;

import org.jspecify.annotations.NullMarked;
