package io.scanpass.contract.http;

import io.scanpass.contract.RejectionCode;
import java.io.IOException;
import java.io.PrintWriter;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what Tomcat refuses before anything of ours sees it: malformed addresses, malformed HTTP. */
public final class ProblemReportValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemReportValve.class);

    /** Made by Tomcat, by name. */
    public ProblemReportValve() {}

    @Override
    protected void report(Request request, Response response, Throwable throwable) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        RejectionCode code = Problem.code(response.getStatus());
        Problem problem = Problem.of(code, null);
        response.setContentType("application/problem+json");
        response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
        try {
            PrintWriter out = response.getReporter();
            if (out != null) {
                // Nothing of the request is repeated, so there is nothing to escape.
                out.write("{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                        .formatted(problem.type(), problem.title(), problem.status(), problem.code()));
                response.finishResponse();
            }
        } catch (IOException gone) {
            log.debug("whoever asked has gone");
        }
    }
}
