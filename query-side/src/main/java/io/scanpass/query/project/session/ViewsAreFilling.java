package io.scanpass.query.project.session;

import org.springframework.dao.TransientDataAccessResourceException;

/** Redis has lost views and is being filled again: whether a session that looks alive was revoked is not known yet. */
final class ViewsAreFilling extends TransientDataAccessResourceException {

    private static final long serialVersionUID = 1L;

    ViewsAreFilling() {
        super("sessions are being read again from Kafka");
    }
}
