/** Names of files: made safe, and fit to be shown. Touches no file. */
@NullMarked
package wormhole.filetransfer.name;

import org.jspecify.annotations.NullMarked;
