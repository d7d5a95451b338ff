package dev.parley.soak.stack;

/// How many processes of each kind a stack has.
public record Size(int gateways, int sessionServices, int aiBridges) {
    /// Several gateways, one of each before which they stand.
    public static Size ofGateways(int gateways) {
        return new Size(gateways, 1, 1);
    }
}
