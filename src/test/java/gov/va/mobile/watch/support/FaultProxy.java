package gov.va.mobile.watch.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A way from one process to a server, which a test cuts, slows down and mends: what a network does between machines that have no wire to pull. */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final Acceptor acceptor;
    private final InetSocketAddress server;
    private volatile boolean cut;
    private volatile Duration delay = Duration.ZERO;

    private FaultProxy(ServerSocket listening, InetSocketAddress server) {
        this.server = server;
        acceptor = Acceptor.start("fault-proxy", listening, this::serve);
    }

    /** A way to that port of this machine, on a free one. */
    public static FaultProxy to(int port) {
        return at("127.0.0.1", 0, port);
    }

    /** A way to that port of this machine, on another of its loopback addresses, so that a name can stand for either. */
    public static FaultProxy at(String address, int ownPort, int port) {
        return Unchecked.call(() -> new FaultProxy(
                new ServerSocket(ownPort, 512, InetAddress.ofLiteral(address)),
                new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port)));
    }

    public int port() {
        return acceptor.port();
    }

    /** Breaks all connections, and takes no others. */
    public void cut() {
        cut = true;
        acceptor.drop();
    }

    /** Whatever goes through waits for so long first. */
    public void slow(Duration each) {
        delay = each;
    }

    /** As if nothing had been. */
    public void mend() {
        cut = false;
        delay = Duration.ZERO;
    }

    private void serve(Socket client) throws IOException, InterruptedException {
        if (cut) {
            return;
        }
        try (Socket there = new Socket()) {
            there.connect(server);
            Thread back = Thread.ofVirtual().start(() -> carry(there, client));
            carry(client, there);
            back.join();
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0 && !cut; read = in.read(chunk)) {
                LockSupport.parkNanos(delay.toNanos());
                out.write(chunk, 0, read);
            }
        } catch (IOException broken) {
            // either side may break off
        }
    }

    @Override
    public void close() {
        acceptor.close();
    }
}
