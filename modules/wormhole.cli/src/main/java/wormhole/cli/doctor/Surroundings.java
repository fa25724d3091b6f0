package wormhole.cli.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wormhole.api.ProviderReport;
import wormhole.cli.terminal.Console;
import wormhole.cli.terminal.Palette;
import wormhole.cli.terminal.SystemTerminal;

/** What the program itself has to work with: its providers, its terminal, the environment. */
public final class Surroundings {
    /** What the launcher sets where the locale has another encoding. */
    private static final String FORCED = "C.UTF-8";

    private static final List<String> PROXIES = List.of("ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy");

    private Surroundings() {}

    /**
     * Which providers are used.
     *
     * @param reports of the client
     * @return by seam
     */
    public static Finding providers(List<ProviderReport> reports) {
        var chosen = reports.stream()
                .filter(ProviderReport::chosen)
                .map(report -> report.seam() + " " + report.id())
                .collect(Collectors.joining(", "));
        return Finding.ok("providers", chosen).with("chosen", chosen);
    }

    /**
     * What the terminal can do.
     *
     * @param console its streams
     * @return its size, its encoding, its colours
     */
    public static Finding terminal(Console console) {
        var environment = console.environment();
        var utf8 = isUtf8(environment);
        var size = console.isTerminal(Console.Stream.ERR) ? size() : "none: no progress bar, no QR code unless --qr";
        var colours = Palette.isWanted(environment) ? "colours" : "no colours";
        var says = size + "; " + (utf8 ? "UTF-8" : "the locale is not UTF-8") + "; " + colours;
        var finding = utf8
                ? Finding.ok("terminal", says)
                : Finding.warning(
                        "terminal", says, "Names may be shown wrongly; set LANG=C.UTF-8, or your language's.");
        return finding.with("utf8", utf8).with("colours", Palette.isWanted(environment));
    }

    private static String size() {
        try (var terminal = SystemTerminal.open()) {
            var size = terminal.getSize();
            return size.getColumns() + " columns, " + size.getRows() + " rows";
        } catch (IOException e) {
            return "of unknown size";
        }
    }

    private static boolean isUtf8(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty() && !value.equals(FORCED))
                .findFirst()
                .or(() -> Stream.of("LANG", "LC_CTYPE")
                        .map(environment::get)
                        .filter(FORCED::equals)
                        .findFirst())
                .map(value -> value.toLowerCase(Locale.ROOT).matches(".*utf-?8.*"))
                .orElse(false);
    }

    /**
     * Whether the environment names a proxy that this program does not use.
     *
     * @param console its environment
     * @param used whether {@code --proxy} was given
     * @return a warning, or nothing
     */
    public static Stream<Finding> unusedProxy(Console console, boolean used) {
        var named = PROXIES.stream()
                .filter(name -> !console.environment().getOrDefault(name, "").isEmpty())
                .findFirst();
        return named.filter(name -> !used).stream()
                .map(name -> Finding.warning(
                        "environment",
                        name + " is set, and is not used by this program",
                        "Use --proxy if it should be."));
    }
}
