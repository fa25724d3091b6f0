package wormhole.api;

/**
 * One provider that was looked at.
 *
 * @param seam which seam, such as {@code crypto}
 * @param id the provider's name
 * @param module the module it came from, or the jar on the class path
 * @param chosen whether it is in use
 * @param reason why it is, or is not
 */
public record ProviderReport(String seam, String id, String module, boolean chosen, String reason) {}
