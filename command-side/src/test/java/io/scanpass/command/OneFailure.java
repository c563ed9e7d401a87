package io.scanpass.command;

import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;

/** As if the process had died, or the database, in the middle of the next command of a class, after it was decided. */
public final class OneFailure implements AutoCloseable {

    private final AtomicInteger commands = new AtomicInteger();
    private final Registration registration;

    public OneFailure(CommandBus bus, Class<?> command) {
        registration = bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            if (unitOfWork.getMessage().getPayloadType() != command) return chain.proceed();
            Object answer = chain.proceed();
            if (commands.getAndIncrement() == 0) throw new IllegalStateException("the plug is pulled");
            return answer;
        });
    }

    /** How often the command was tried. */
    public int commands() {
        return commands.get();
    }

    @Override
    public void close() {
        registration.cancel();
    }
}
