/** What is offered, and where it is to go. */
@NullMarked
package wormhole.filetransfer.offer;

import org.jspecify.annotations.NullMarked;
