package wormhole.cli.command;

import java.util.ArrayList;
import java.util.List;
import wormhole.api.ProviderReport;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;
import wormhole.cli.terminal.Escaping;

/** {@code wormhole providers}: what is plugged in, and why. */
final class ProvidersCommand implements Command {
    @Override
    public void run(Invocation invocation) throws UsageException, Failure {
        invocation.refuseOperands();
        try (var client = invocation.clients().get()) {
            invocation.console().print(table(client.providers()));
        }
    }

    static String table(List<ProviderReport> reports) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("SEAM", "PROVIDER", "USED", "MODULE", "WHY"));
        reports.forEach(report -> rows.add(List.of(
                report.seam(),
                report.id(),
                report.chosen() ? "yes" : "no",
                report.module(),
                Escaping.line(report.reason(), 200))));
        var widths = widths(rows);
        return String.join("\n", rows.stream().map(row -> line(row, widths)).toList());
    }

    private static int[] widths(List<List<String>> rows) {
        var widths = new int[rows.get(0).size()];
        for (var row : rows) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (var i = 0; i < widths.length; i++) {
            line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
        }
        return line.toString().stripTrailing();
    }
}
