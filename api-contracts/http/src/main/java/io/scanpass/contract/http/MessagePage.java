package io.scanpass.contract.http;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A page that says something to a person whom nobody can be told to take back. It repeats nothing of the request. */
public final class MessagePage {

    private MessagePage() {}

    public static ResponseEntity<Object> of(HttpStatus status, String title, String text) {
        String html = """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <link rel="icon" href="/favicon.svg">
                <link rel="stylesheet" href="/scanpass.css">
                <main>
                  <h1>%1$s</h1>
                  <p>%2$s</p>
                </main>
                """.formatted(HtmlUtils.htmlEscape(title), HtmlUtils.htmlEscape(text));
        return ResponseEntity.status(status).contentType(MediaType.TEXT_HTML).body(html);
    }
}
