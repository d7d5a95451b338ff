package dev.parley.bench.all;

/// One system's turn at one benchmark. Rounds count from 1.
record Turn(int round, String benchmark, String system) {}
