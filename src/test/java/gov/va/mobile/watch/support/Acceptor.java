package gov.va.mobile.watch.support;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes connections for a server of a test, each served on a thread of its own and closed after; knows those that are open, and can break them off. */
final class Acceptor implements AutoCloseable {
    private final ServerSocket listening;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger taken = new AtomicInteger();

    /** What is done on a connection; the other side may go away meanwhile. */
    interface Service {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    private Acceptor(ServerSocket listening, Service service) {
        this.listening = listening;
        this.service = service;
    }

    static Acceptor start(String name, ServerSocket listening, Service service) {
        var acceptor = new Acceptor(listening, service);
        Thread.ofPlatform().daemon().name(name).start(acceptor::accept);
        return acceptor;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many connections were ever taken. */
    int taken() {
        return taken.get();
    }

    /** How many are open. */
    int open() {
        return open.size();
    }

    /** Closes those that are open. */
    void drop() {
        open.forEach(Acceptor::quietly);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                taken.incrementAndGet();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            service.serve(socket);
        } catch (IOException gone) {
            // the other side went away, as it may
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // closed is closed
        }
    }

    @Override
    public void close() {
        Unchecked.run(listening::close);
        drop();
    }
}
