package wormhole.filetransfer;

import wormhole.api.transit.TransitPath;

/**
 * A pipe that ended well: each side has written everything that the other has read.
 *
 * @param path the way it went
 * @param sent bytes read here and written there
 * @param received bytes read there and written here
 */
public record PipeReport(TransitPath path, long sent, long received) {}
