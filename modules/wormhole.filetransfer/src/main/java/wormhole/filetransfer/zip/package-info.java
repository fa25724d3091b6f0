/**
 * Zip archives: read front to back as a stranger sends them, and written with the sizes that the reference computes. Touches no file,
 * so that nothing a stranger writes can reach one but by way of an {@link ArchiveSink}.
 */
@NullMarked
package wormhole.filetransfer.zip;

import org.jspecify.annotations.NullMarked;
