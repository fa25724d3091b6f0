/**
 * Where what is sent comes from and where what is received goes: files, directories as zip archives, names. Knows nothing of
 * wormholes.
 */
@NullMarked
package wormhole.filetransfer.archive;

import org.jspecify.annotations.NullMarked;
