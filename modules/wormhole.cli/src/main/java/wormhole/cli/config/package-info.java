/** The file of settings. */
@NullMarked
package wormhole.cli.config;

import org.jspecify.annotations.NullMarked;
