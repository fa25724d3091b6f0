package org.example.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import wormhole.api.AppId;
import wormhole.api.WormholeClient;
import wormhole.api.WormholeOptions;

/** Two wormholes of one process, through a mailbox server in memory, with a code made of fruit. */
public final class Main {
    private Main() {}

    /** Prints the words of the code, and what went through. */
    public static void main(String[] arguments) throws Exception {
        var options = WormholeOptions.builder(new AppId("example.org/app"))
                .mailbox(URI.create("mem://hall"))
                .wordlist("example.org/fruit")
                .build();
        try (var client = WormholeClient.create();
                var left = client.deferred(options);
                var right = client.deferred(options)) {
            left.allocateCode(3);
            var code = left.code().get(30, TimeUnit.SECONDS).reveal();
            right.setCode(code);
            left.send("to the right".getBytes(UTF_8));
            right.send("to the left".getBytes(UTF_8));
            System.out.println("words: " + code.substring(code.indexOf('-') + 1));
            System.out.println("right heard: " + new String(right.receive().get(30, TimeUnit.SECONDS), UTF_8));
            System.out.println("left heard: " + new String(left.receive().get(30, TimeUnit.SECONDS), UTF_8));
            System.out.println("ended: " + left.closing().get(30, TimeUnit.SECONDS).mood());
            System.out.println("ended: " + right.closing().get(30, TimeUnit.SECONDS).mood());
        }
        System.out.println("the API is in " + WormholeClient.class.getModule());
    }
}
