package io.scanpass.command.decide.qrlogin;

/** What came of a confirm. */
public enum Confirmation {
    CONFIRMED,
    /** The person chose another number than the page shows: the login is over. */
    WRONG_NUMBER
}
