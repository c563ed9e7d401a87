package io.scanpass.command.accept.device;

import io.scanpass.command.decide.qrlogin.QrLoginCommand.Requester;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** What the server sees of a browser. Behind a proxy this needs {@code server.forward-headers-strategy}. */
public final class Requesters {

    private static final int LONGEST_USER_AGENT = 256;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private Requesters() {}

    public static Requester of(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.USER_AGENT);
        String userAgent = header == null ? "" : UNPRINTABLE.matcher(header).replaceAll("?");
        return new Requester(
                request.getRemoteAddr(), userAgent.substring(0, Math.min(userAgent.length(), LONGEST_USER_AGENT)));
    }
}
