package io.scanpass.query.project.session;

import org.springframework.dao.TransientDataAccessResourceException;

/** An event of this session could not be projected yet: it may be the one that ends it. */
final class SessionIsParked extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    SessionIsParked() {
        super("an event of this session could not be read yet");
    }
}
