package wormhole.cli.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import wormhole.cli.failure.Failure;
import wormhole.cli.failure.UsageException;

/** Where an account's files are. */
public final class HomeDirectory {
    // Nothing else reaches the shell below.
    private static final String ACCOUNT = "[A-Za-z_][A-Za-z0-9_.-]{0,31}";

    private HomeDirectory() {}

    /**
     * The home of whoever runs this.
     *
     * @param environment whose {@code HOME} counts, as in the reference
     * @return may not be there
     */
    public static Path own(Map<String, String> environment) {
        var home = environment.getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    /**
     * The home of another account.
     *
     * @param account its name
     * @return as the system knows it
     * @throws UsageException that cannot be the name of one
     * @throws Failure there is none
     * @throws InterruptedException this thread was interrupted
     */
    public static Path of(String account) throws UsageException, Failure, InterruptedException {
        if (!account.matches(ACCOUNT)) {
            throw new UsageException("--user is not the name of an account");
        }
        var home = expanded("~" + account);
        if (!home.startsWith("/")) {
            throw new Failure("there is no account " + account + " here", "");
        }
        return Path.of(home);
    }

    // Accounts may be kept elsewhere than in a file, and Java does not ask the system for them; a shell does.
    private static String expanded(String tilde) throws Failure, InterruptedException {
        try {
            var shell = new ProcessBuilder("/bin/sh", "-c", "echo " + tilde)
                    .redirectErrorStream(true)
                    .start();
            shell.getOutputStream().close();
            var said = new String(shell.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
            shell.waitFor();
            return said.strip();
        } catch (IOException e) {
            throw new Failure("the home directory of that account cannot be found: /bin/sh cannot be run", "");
        }
    }
}
