/** Reading with limits ({@link wormhole.json.StrictJson}), writing in ASCII ({@link wormhole.json.AsciiJson}). */
@NullMarked
package wormhole.json;

import org.jspecify.annotations.NullMarked;
