package wormhole.cli.command;

import wormhole.cli.args.CommandLine;

/**
 * What the other user is asked to type: with {@code --local} our servers are named, as every implementation takes them.
 *
 * @param heading where to type it
 * @param program the first words of it
 */
record Counterpart(String heading, String program) {
    private static final Counterpart USUAL = new Counterpart("On the other computer, please run:", "wormhole");

    static Counterpart of(Invocation invocation) {
        return invocation.has(Options.LOCAL) ? ofLocal(invocation.line()) : USUAL;
    }

    private static Counterpart ofLocal(CommandLine line) {
        var url = line.value(Options.RELAY_URL).orElseThrow();
        var here = url.startsWith("ws://127.") || url.startsWith("ws://[::1]");
        return new Counterpart(
                here ? "In another window on this computer, please run:" : USUAL.heading,
                "wormhole --relay-url " + url + " --transit-helper "
                        + line.value(Options.TRANSIT_HELPER).orElseThrow());
    }
}
