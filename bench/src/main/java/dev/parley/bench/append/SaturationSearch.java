package dev.parley.bench.append;

/// Doubles the window of each connection for as long as that brings at least 3 % more answers a second than the best so
/// far; two disappointments in a row end it.
final class SaturationSearch {
    /// 64 connections are busy with windows of 8 to 16, and two more are tried.
    static final int USUAL_STEPS = 7;

    private static final double WORTH_IT = 1.03;
    private static final int WIDEST = 64;

    private int window = 1;
    private int best = 1;
    private double bestRate;
    private int disappointments;

    boolean goesOn() {
        return disappointments < 2 && window <= WIDEST;
    }

    int window() {
        return window;
    }

    int best() {
        return best;
    }

    void reached(double perSecond) {
        if (perSecond >= bestRate * WORTH_IT) {
            bestRate = perSecond;
            best = window;
            disappointments = 0;
        } else {
            disappointments++;
        }
        window *= 2;
    }
}
