package io.scanpass.query.project.user;

import io.scanpass.query.project.ViewStore;

/** Users, by user id. */
public interface UserStore extends ViewStore<UserView> {}
