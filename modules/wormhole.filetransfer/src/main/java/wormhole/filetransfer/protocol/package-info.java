/**
 * What the two sides of a transfer say to each other through the wormhole: messages, and who may say what when. Without I/O.
 */
@NullMarked
package wormhole.filetransfer.protocol;

import org.jspecify.annotations.NullMarked;
