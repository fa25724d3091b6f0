package wormhole.cli.command;

import java.util.ArrayList;
import java.util.List;
import wormhole.cli.args.Option;

/** Every option there is. The names, the variables and the meaning are the reference's ({@code cli/cli.py}). */
final class Options {
    static final Option APPID = Option.value("APPID", "appid to use", "--appid");
    static final Option RELAY_URL = Option.value(
                    "URL", "mailbox server to use, ws: or wss:; several are tried in order", "--relay-url")
            .orEnvironment("WORMHOLE_RELAY_URL")
            .severalTimes();
    static final Option TRANSIT_HELPER = Option.value("tcp:HOST:PORT", "transit relay to use", "--transit-helper")
            .orEnvironment("WORMHOLE_TRANSIT_HELPER");
    static final Option CONFIG =
            Option.value("FILE", "read settings from this file", "--config").orEnvironment("WORMHOLE_CONFIG");
    static final Option NO_CONFIG = Option.flag("read no file of settings", "--no-config");
    static final Option DEBUG = Option.flag("show where an error comes from", "--debug");
    static final Option DUMP_TIMING = Option.value("FILE.json", "(debug) write timing data to a file", "--dump-timing");
    static final Option VERSION = Option.flag("show the version and exit", "--version");
    static final Option HELP = Option.flag("show this help and exit", "-h", "--help");

    static final Option ZERO = Option.flag("enable no-code anything-goes mode", "-0");
    static final Option CODE_LENGTH = Option.value("NUMWORDS", "length of code, 1 to 64 words", "-c", "--code-length");
    static final Option VERIFY = Option.flag("display verification string (and wait for approval)", "-v", "--verify");
    static final Option CODE = Option.value("CODE", "human-generated code phrase", "--code");
    static final Option TEXT = Option.value("MESSAGE", "text to send; '-' reads it from standard input", "--text");
    static final Option ONLY_TEXT = Option.flag("refuse file transfers, only accept texts", "-t", "--only-text");
    static final Option ALLOCATE = Option.flag("allocate a fresh code (do not prompt for one)", "-a", "--allocate");

    static final Option MAILBOX_PORT =
            Option.value("PORT", "port to listen on, 0 for any; 4000 unless given", "--mailbox-port");
    static final Option RELAY_PORT = Option.value(
            "PORT",
            "port of the transit relay, 0 for any; 4001 unless given, any if --mailbox-port is 0",
            "--relay-port");
    static final Option INTERFACE =
            Option.value("ADDRESS", "address to listen on; 127.0.0.1 unless given", "--interface");
    static final Option STORE = Option.value("STORE", "memory: or file:PATH, which survives a restart", "--store");
    static final Option MOTD = Option.value("TEXT", "message for everyone who connects", "--motd");

    /** Before or after the command. */
    static final List<Option> GLOBAL =
            List.of(APPID, RELAY_URL, TRANSIT_HELPER, CONFIG, NO_CONFIG, DEBUG, VERSION, DUMP_TIMING, HELP);

    static final Option HIDE_PROGRESS = Option.flag("suppress the progress bar", "--hide-progress");
    static final Option NO_LISTEN = Option.flag("do not open a socket for the other side to connect to", "--no-listen");
    static final Option LISTEN_PORT =
            Option.value("PORT", "where to wait for the other side; any unless given", "--listen-port");
    static final Option FORCE_RELAY = Option.flag("connect through the relay only, never directly", "--force-relay");
    static final Option FORCE_DIRECT = Option.flag("connect directly only, never through a relay", "--force-direct");
    static final Option PROXY =
            Option.value("URL", "connect through socks5://HOST:PORT or http://HOST:PORT", "--proxy");
    static final Option TIMEOUT = Option.value("SECONDS", "give up if the other side does not come", "--timeout");
    static final Option JSON = Option.flag("print events for programs, one JSON object a line", "--json");
    static final Option CODE_FILE = Option.value("FILE", "read the code from a file", "--code-file");
    static final Option CODE_FD = Option.value("NUMBER", "read the code from an open file descriptor", "--code-fd");
    static final Option IGNORE_UNSENDABLE =
            Option.flag("leave out files that cannot be read", "--ignore-unsendable-files");
    static final Option ACCEPT_FILE = Option.flag("accept a file transfer without asking", "--accept-file")
            .orEnvironment("WORMHOLE_ACCEPT_FILE");
    static final Option OUTPUT_FILE = Option.value(
            "PATH", "the file or directory to create, or a directory to put it into", "-o", "--output-file");
    static final Option ON_CONFLICT =
            Option.value("ask|fail|rename|overwrite", "what to do if something is there already", "--on-conflict");

    static final Option QR = Option.flag(
                    "show a QR code even without a terminal, and in colours even with NO_COLOR", "--qr")
            .orEnvironment("WORMHOLE_QR");
    static final Option NO_QR = Option.flag("do not show a QR code", "--no-qr").orEnvironment("WORMHOLE_QR");

    static final Option USER = Option.value("USER", "add to USER's ~/.ssh/authorized_keys", "-u", "--user");
    static final Option KEY_FILE = Option.value(
            "PATH", "the public key to send, or a directory with some; ~/.ssh unless given", "-F", "--key-file");
    static final Option YES = Option.flag("skip the question", "-y", "--yes");

    private static final Option LISTEN = Option.flag("", "--listen");
    private static final List<Option> TOR = List.of(
            Option.unavailable("--tor"), Option.unavailable("--launch-tor"), Option.unavailable("--tor-control-port"));

    static final Option DEBUG_STATE = Option.perhaps(
            "MACHINES",
            "life,link,code,nameplate,mailbox,key",
            "(debug) show the steps of these state machines, of all unless named",
            "--debug-state");

    static final Option MAN = Option.flag("print the manual page, for man", "--man");

    static final Option LOCAL = Option.flag("run the servers here, for as long as this takes", "--local");
    static final Option LOCAL_INTERFACE =
            Option.value("ADDRESS", "with --local: where the servers listen; 127.0.0.1 unless given", "--interface");

    private static final List<Option> OF_MEETINGS = List.of(
            LOCAL,
            LOCAL_INTERFACE,
            NO_LISTEN,
            LISTEN_PORT,
            FORCE_RELAY,
            FORCE_DIRECT,
            PROXY,
            TIMEOUT,
            CODE_FILE,
            CODE_FD,
            LISTEN,
            DEBUG_STATE);

    static final List<Option> SEND = and(
            and(TOR, OF_MEETINGS),
            TEXT,
            CODE,
            CODE_LENGTH,
            ZERO,
            VERIFY,
            IGNORE_UNSENDABLE,
            QR,
            NO_QR,
            HIDE_PROGRESS,
            JSON);
    static final List<Option> RECEIVE = and(
            and(TOR, OF_MEETINGS),
            ALLOCATE,
            CODE_LENGTH,
            ZERO,
            VERIFY,
            ONLY_TEXT,
            ACCEPT_FILE,
            OUTPUT_FILE,
            ON_CONFLICT,
            HIDE_PROGRESS,
            JSON);
    static final List<Option> PIPE = and(and(TOR, OF_MEETINGS), CODE_LENGTH, ZERO, VERIFY);
    static final List<Option> SSH_INVITE =
            and(TOR, CODE_LENGTH, USER, YES, LOCAL, LOCAL_INTERFACE, PROXY, TIMEOUT, JSON, DEBUG_STATE);
    static final List<Option> SSH_ACCEPT =
            and(TOR, KEY_FILE, YES, CODE_FILE, CODE_FD, PROXY, TIMEOUT, JSON, DEBUG_STATE);
    static final List<Option> OF_HELP = List.of(MAN);
    static final List<Option> SERVE = List.of(MAILBOX_PORT, RELAY_PORT, INTERFACE, STORE, MOTD);

    static final List<Option> DOCTOR = List.of(
            LISTEN,
            NO_LISTEN,
            LISTEN_PORT,
            FORCE_RELAY,
            FORCE_DIRECT,
            PROXY,
            Option.value("SECONDS", "how long each answer may take, 60 at most; 5 unless given", "--timeout"),
            JSON);

    /** What may be set in a file: nothing secret, nothing of one exchange only, and no question answered for good. */
    static final List<Option> SETTINGS = List.of(
            APPID,
            RELAY_URL,
            TRANSIT_HELPER,
            CODE_LENGTH,
            VERIFY,
            ONLY_TEXT,
            ACCEPT_FILE,
            OUTPUT_FILE,
            ON_CONFLICT,
            IGNORE_UNSENDABLE,
            HIDE_PROGRESS,
            LISTEN,
            NO_LISTEN,
            LISTEN_PORT,
            FORCE_RELAY,
            FORCE_DIRECT,
            PROXY,
            TIMEOUT,
            QR,
            NO_QR,
            KEY_FILE,
            MAILBOX_PORT,
            RELAY_PORT,
            INTERFACE,
            STORE,
            MOTD);

    /** Those that exclude each other. */
    static final List<List<Option>> RIVALS =
            List.of(List.of(FORCE_RELAY, FORCE_DIRECT), List.of(LISTEN, NO_LISTEN, LISTEN_PORT), List.of(LOCAL, PROXY));

    private Options() {}

    private static List<Option> and(List<Option> more, List<Option> first) {
        return and(more, first.toArray(Option[]::new));
    }

    private static List<Option> and(List<Option> more, Option... first) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(more);
        return List.copyOf(all);
    }
}
