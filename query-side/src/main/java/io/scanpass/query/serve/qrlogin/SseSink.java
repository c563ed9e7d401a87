package io.scanpass.query.serve.qrlogin;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Server-sent events (HTML Living Standard 9.2). The response begins with the first frame, not before. */
final class SseSink implements FrameSink {

    private static final String RECONNECT = "retry: 1000\n";

    private final HttpServletResponse response;
    private final JsonMapper json;

    SseSink(HttpServletResponse response, JsonMapper json) {
        this.response = response;
        this.json = json;
    }

    void open() {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would keep frames back
    }

    @Override
    public void frame(QrLoginState state) throws IOException {
        String start = "";
        if (!response.isCommitted()) {
            open();
            start = RECONNECT;
        }
        send(start + "event: " + state.state().wireName() + "\nid: " + state.sequence() + "\ndata: "
                + json.writeValueAsString(state) + "\n\n");
    }

    @Override
    public void heartbeat() throws IOException {
        send(":\n\n");
    }

    private void send(String text) throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
