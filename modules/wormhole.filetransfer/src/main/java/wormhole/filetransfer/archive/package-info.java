/**
 * Where what is sent comes from and where what is received goes: files, and directories as zip archives. Knows nothing of
 * wormholes.
 */
@NullMarked
package wormhole.filetransfer.archive;

import org.jspecify.annotations.NullMarked;
