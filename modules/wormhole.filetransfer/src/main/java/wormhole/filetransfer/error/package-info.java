/** How a transfer can fail. */
@NullMarked
package wormhole.filetransfer.error;

import org.jspecify.annotations.NullMarked;
