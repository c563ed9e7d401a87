package io.scanpass.contract.http;

import java.math.BigInteger;

/** The fingerprint of RSA keys whose factors can be found (CVE-2017-15361): modulo small primes, they are powers of 65537. */
final class Roca {

    private static final int GENERATOR = 65537;
    private static final int[] PRIMES = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157};

    private Roca() {}

    /** A good key has it once in 2^28. */
    static boolean isIn(BigInteger modulus) {
        for (int prime : PRIMES) {
            if (!isPower(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) return false;
        }
        return true;
    }

    private static boolean isPower(int number, int prime) {
        int power = 1;
        for (int exponent = 0; exponent < prime; exponent++) {
            if (power == number) return true;
            power = power * (GENERATOR % prime) % prime;
        }
        return false;
    }
}
