package io.scanpass.query.project.qrlogin;

import io.scanpass.query.project.ViewStore;

/** QR logins, by login id. */
public interface QrLoginStore extends ViewStore<QrLoginView> {}
