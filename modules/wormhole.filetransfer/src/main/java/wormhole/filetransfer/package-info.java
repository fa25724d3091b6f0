/**
 * Sends and receives text, files and directories. {@link wormhole.filetransfer.EasyTransfer} does all of it in five lines;
 * {@link wormhole.filetransfer.FileTransfer} works on a wormhole that the application made.
 */
@NullMarked
package wormhole.filetransfer;

import org.jspecify.annotations.NullMarked;
