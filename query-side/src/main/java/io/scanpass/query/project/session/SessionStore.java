package io.scanpass.query.project.session;

import io.scanpass.query.project.ViewStore;

/** Sessions, by session id. */
public interface SessionStore extends ViewStore<SessionView> {}
