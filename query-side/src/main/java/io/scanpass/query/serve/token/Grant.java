package io.scanpass.query.serve.token;

import io.scanpass.query.project.session.SessionView;

/**
 * What a request turned out to be good for.
 *
 * @param scope of the access token; the session's or less
 */
record Grant(SessionView session, String scope, RefreshToken refreshToken) {}
