package wormhole.transport.ws.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The two sides of the opening handshake (RFC 6455 section 4), apart from its keys. */
sealed interface Opening {
    /** A server's: what answers requests. */
    record Server(RequestHandler requests) implements Opening {
        HttpAnswer answer(HttpHead request) {
            var answer = requests.answer(request);
            return answer instanceof HttpAnswer.Upgrade && !request.asksForWebSocket()
                    ? new HttpAnswer.Plain(426, "Upgrade Required", "This is a WebSocket server.\n")
                    : answer;
        }

        static HttpAnswer.Plain refusal(ViolationException violation) {
            return violation.code() == ViolationException.TOO_BIG
                    ? new HttpAnswer.Plain(431, "Request Header Fields Too Large", "Too large.\n")
                    : new HttpAnswer.Plain(400, "Bad Request", "Not understood.\n");
        }

        ByteBuffer bytes(HttpAnswer.Plain answer) {
            var body = answer.text().getBytes(StandardCharsets.UTF_8);
            var head =
                    "HTTP/1.1 " + answer.status() + " " + answer.phrase() + "\r\nServer: " + requests.product() + "\r\n"
                            + (answer.status() == 426 ? "Upgrade: websocket\r\n" : "")
                            + "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " + body.length
                            + "\r\nConnection: close\r\n\r\n";
            var bytes = head.getBytes(StandardCharsets.ISO_8859_1);
            return ByteBuffer.allocate(bytes.length + body.length)
                    .put(bytes)
                    .put(body)
                    .flip();
        }
    }

    /** A client's: its request. */
    record Client(ClientRequest request) implements Opening {
        /** Why the answer is none that opens a connection, as far as it can be told without the key; else empty. */
        static String refusal(HttpHead answer) {
            if (answer.status() < 0) {
                return "answered something other than HTTP";
            }
            if (answer.status() != 101) {
                return "answered with HTTP status " + answer.status() + " instead of opening a WebSocket";
            }
            boolean unasked = answer.field("sec-websocket-extensions").isPresent()
                    || answer.field("sec-websocket-protocol").isPresent();
            return unasked ? "chose a WebSocket extension that was not asked for" : "";
        }
    }
}
