package dev.parley.gateway.transport;

/// Why a connection is closed as soon as it has come.
enum ConnectionRefusal {
    /// There are as many as there may be.
    ALL,
    /// There are as many of its address as there may be.
    ADDRESS,
    /// It is a trusted proxy's, and did not begin with whose it is.
    INTRODUCTION
}
