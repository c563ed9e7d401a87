package io.scanpass.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A line to a server that can be cut (connections break, none is made) or go silent (nothing comes through). */
public final class CuttableProxy implements AutoCloseable {

    private final ServerSocket entry = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition mended = lock.newCondition();
    private final String host;
    private final int target;
    private volatile boolean cut;
    private volatile boolean silent;

    public CuttableProxy(String host, int target) throws IOException {
        this.host = host;
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return entry.getLocalPort();
    }

    public void cut() {
        cut = true;
        open.forEach(CuttableProxy::close);
    }

    public void silence() {
        silent = true;
    }

    public void mend() {
        lock.lock();
        try {
            cut = false;
            silent = false;
            mended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket client = entry.accept();
                if (cut) {
                    client.close();
                    continue;
                }
                Socket server = new Socket(host, target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> pump(client, server));
                Thread.ofVirtual().start(() -> pump(server, client));
            } catch (IOException closed) {
                // the entry is closed, or the server is away
            }
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                awaitSound();
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException | InterruptedException broken) {
            // both ends are closed
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitSound() throws InterruptedException {
        lock.lock();
        try {
            while (silent) {
                mended.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // it is what we want
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        cut();
    }
}
