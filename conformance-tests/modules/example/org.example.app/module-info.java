/** An application that knows the API and nothing else. */
module org.example.app {
    requires wormhole.api;
}
