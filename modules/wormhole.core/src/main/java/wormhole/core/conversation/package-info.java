/** The numbering of what is sent and the order of what is received. */
@NullMarked
package wormhole.core.conversation;

import org.jspecify.annotations.NullMarked;
