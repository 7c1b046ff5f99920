package gov.va.mobile.watch.check;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves host names on a bounded pool of platform threads: hung look-ups on virtual threads would pin their carriers and freeze all other checks (house.md, traps). Runs that want
 * the same name at the same time share one look-up, so that one hung name holds one thread.
 */
final class Names implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int WAITING = 4096;

    private final Resolver resolver;
    private final ThreadPoolExecutor pool;
    private final ConcurrentMap<String, LookUp> running = new ConcurrentHashMap<>();

    /** The operating system's way of resolving a name. */
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final class LookUp {
        final CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
        volatile boolean started;
    }

    Names(Resolver resolver) {
        this.resolver = resolver;
        pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(WAITING),
                Thread.ofPlatform().daemon().name("names-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    /** The address, if the host is not a name but an address already. */
    static List<InetAddress> literal(String host) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(host);
        if (bytes == null) {
            return List.of();
        }
        try {
            return List.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** All addresses that others may read in a host: some know IPv4 addresses as one number, in octal and in hexadecimal as well. */
    static List<InetAddress> literals(String host) {
        var found = new ArrayList<>(literal(host));
        try {
            found.add(Inet4Address.ofPosixLiteral(host));
        } catch (IllegalArgumentException none) {
            // a name, or an IPv6 address
        }
        return found;
    }

    /** The addresses of a name, in the system's order; at least one. */
    List<InetAddress> resolve(String host, Deadline deadline) throws ProbeException {
        LookUp lookUp = running.computeIfAbsent(host, this::start);
        try {
            return await(lookUp.addresses, deadline);
        } catch (TimeoutException late) {
            throw new ProbeException(
                    lookUp.started
                            ? deadline.missed("name " + host + " not resolved")
                            : Finding.inconclusive(
                                    FailureKind.OVERLOAD, "too many name look-ups were waiting on our side"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProbeException(Call.CUT);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof ProbeException cut) {
                throw cut;
            }
            if (failed.getCause() instanceof RejectedExecutionException) {
                running.remove(host, lookUp); // nobody else will: it never ran
                throw new ProbeException(
                        Finding.inconclusive(FailureKind.OVERLOAD, "too many name look-ups were waiting on our side"));
            }
            throw new ProbeException(Finding.fail(FailureKind.DNS, "expected an address for " + host + ", found none"));
        }
    }

    private static List<InetAddress> await(CompletableFuture<List<InetAddress>> addresses, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        long wait = deadline.left();
        while (true) {
            try {
                return addresses.get(wait, TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                wait = deadline.putOff();
                if (wait == 0) {
                    throw late;
                }
            }
        }
    }

    private LookUp start(String host) {
        var lookUp = new LookUp();
        try {
            pool.execute(() -> {
                lookUp.started = true;
                try {
                    List<InetAddress> found = List.of(resolver.resolve(host));
                    running.remove(host, lookUp); // first: who comes after the answer asks anew
                    lookUp.addresses.complete(found);
                } catch (UnknownHostException | RuntimeException failed) {
                    running.remove(host, lookUp);
                    lookUp.addresses.completeExceptionally(failed);
                }
            });
        } catch (RejectedExecutionException full) {
            lookUp.addresses.completeExceptionally(full);
        }
        return lookUp;
    }

    @Override
    public void close() {
        pool.shutdownNow();
        running.values().forEach(lookUp -> lookUp.addresses.completeExceptionally(new ProbeException(Call.CUT)));
    }
}
