/** Record pipes: the contest for a connection, driven, and the pipe that comes of it. */
@NullMarked
package wormhole.runtime.transit;

import org.jspecify.annotations.NullMarked;
