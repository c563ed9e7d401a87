package io.scanpass.query.serve.qrlogin;

import java.io.IOException;

/** Where a stream goes. Writing to a browser that has gone throws. */
interface FrameSink {

    void frame(QrLoginState state) throws IOException;

    void heartbeat() throws IOException;
}
