package io.scanpass.embedded;

/** The port a server was told to listen on is taken. */
public final class PortInUse extends RuntimeException {

    private final String name;
    private final int port;

    public PortInUse(String name, int port) {
        super("port %d is in use, %s cannot listen on it".formatted(port, name));
        this.name = name;
        this.port = port;
    }

    public String name() {
        return name;
    }

    public int port() {
        return port;
    }
}
