package wormhole.runtime.driver;

import wormhole.api.StateTrace;
import wormhole.api.Timing;

/**
 * Who hears of what happens inside a wormhole, for finding faults.
 *
 * @param timing of what happens when; guarded
 * @param trace of every step
 */
public record Witnesses(Timing timing, StateTrace trace) {}
