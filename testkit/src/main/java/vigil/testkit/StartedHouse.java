package vigil.testkit;

import org.springframework.context.ConfigurableApplicationContext;

/** A house under test within this JVM, and the ways to call it. */
public class StartedHouse implements AutoCloseable {

    private final StreetParts street;
    private final ConfigurableApplicationContext context;

    protected StartedHouse(StreetParts street, ConfigurableApplicationContext context) {
        this.street = street;
        this.context = context;
    }

    /** Where it answers. */
    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    public Door machine() {
        return door("demo", "machine");
    }

    public Door analyst() {
        return door("demo", "analyst");
    }

    public Door door(String institution, String... roles) {
        return street.door(address(), institution, roles);
    }

    /** A caller without a token. */
    public Door stranger() {
        return street.stranger(address());
    }

    public StreetParts street() {
        return street;
    }

    /** A part of the house, as it is wired. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** As on SIGTERM. */
    @Override
    public void close() {
        context.close();
    }
}
