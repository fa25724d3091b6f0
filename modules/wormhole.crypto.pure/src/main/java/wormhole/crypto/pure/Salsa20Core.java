package wormhole.crypto.pure;

/** The permutation of Salsa20 on one block, for what is too short for lanes. Local variables, because they stay in registers. */
final class Salsa20Core {
    private Salsa20Core() {}

    /** 20 rounds of 16 words; nothing is added. The arrays may be the same. */
    static void permute(int[] from, int[] to) {
        var x0 = from[0];
        var x1 = from[1];
        var x2 = from[2];
        var x3 = from[3];
        var x4 = from[4];
        var x5 = from[5];
        var x6 = from[6];
        var x7 = from[7];
        var x8 = from[8];
        var x9 = from[9];
        var x10 = from[10];
        var x11 = from[11];
        var x12 = from[12];
        var x13 = from[13];
        var x14 = from[14];
        var x15 = from[15];
        for (var i = 0; i < 10; i++) {
            x4 ^= Integer.rotateLeft(x0 + x12, 7);
            x8 ^= Integer.rotateLeft(x4 + x0, 9);
            x12 ^= Integer.rotateLeft(x8 + x4, 13);
            x0 ^= Integer.rotateLeft(x12 + x8, 18);
            x9 ^= Integer.rotateLeft(x5 + x1, 7);
            x13 ^= Integer.rotateLeft(x9 + x5, 9);
            x1 ^= Integer.rotateLeft(x13 + x9, 13);
            x5 ^= Integer.rotateLeft(x1 + x13, 18);
            x14 ^= Integer.rotateLeft(x10 + x6, 7);
            x2 ^= Integer.rotateLeft(x14 + x10, 9);
            x6 ^= Integer.rotateLeft(x2 + x14, 13);
            x10 ^= Integer.rotateLeft(x6 + x2, 18);
            x3 ^= Integer.rotateLeft(x15 + x11, 7);
            x7 ^= Integer.rotateLeft(x3 + x15, 9);
            x11 ^= Integer.rotateLeft(x7 + x3, 13);
            x15 ^= Integer.rotateLeft(x11 + x7, 18);
            x1 ^= Integer.rotateLeft(x0 + x3, 7);
            x2 ^= Integer.rotateLeft(x1 + x0, 9);
            x3 ^= Integer.rotateLeft(x2 + x1, 13);
            x0 ^= Integer.rotateLeft(x3 + x2, 18);
            x6 ^= Integer.rotateLeft(x5 + x4, 7);
            x7 ^= Integer.rotateLeft(x6 + x5, 9);
            x4 ^= Integer.rotateLeft(x7 + x6, 13);
            x5 ^= Integer.rotateLeft(x4 + x7, 18);
            x11 ^= Integer.rotateLeft(x10 + x9, 7);
            x8 ^= Integer.rotateLeft(x11 + x10, 9);
            x9 ^= Integer.rotateLeft(x8 + x11, 13);
            x10 ^= Integer.rotateLeft(x9 + x8, 18);
            x12 ^= Integer.rotateLeft(x15 + x14, 7);
            x13 ^= Integer.rotateLeft(x12 + x15, 9);
            x14 ^= Integer.rotateLeft(x13 + x12, 13);
            x15 ^= Integer.rotateLeft(x14 + x13, 18);
        }
        to[0] = x0;
        to[1] = x1;
        to[2] = x2;
        to[3] = x3;
        to[4] = x4;
        to[5] = x5;
        to[6] = x6;
        to[7] = x7;
        to[8] = x8;
        to[9] = x9;
        to[10] = x10;
        to[11] = x11;
        to[12] = x12;
        to[13] = x13;
        to[14] = x14;
        to[15] = x15;
    }
}
