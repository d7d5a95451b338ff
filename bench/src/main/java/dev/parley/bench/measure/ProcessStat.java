package dev.parley.bench.measure;

/// One line of `/proc/<pid>/stat`: who a process is and what processor time it has had, in ticks. `waited` is
/// the time of its children that have ended.
record ProcessStat(long pid, String command, long parent, long userTicks, long systemTicks, long waitedTicks) {
    /// The command stands in brackets and may hold brackets and blanks itself.
    static ProcessStat parse(String line) {
        var open = line.indexOf('(');
        var close = line.lastIndexOf(')');
        if (open < 0 || close < open) {
            throw new IllegalArgumentException("not a line of /proc/<pid>/stat: " + line);
        }
        // From the third field on: state, parent, …; utime is the 14th field, stime the 15th, cutime and cstime follow.
        var fields = line.substring(close + 1).trim().split(" ");
        return new ProcessStat(
                Long.parseLong(line.substring(0, open).trim()),
                line.substring(open + 1, close),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[11]),
                Long.parseLong(fields[12]),
                Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
    }

    long ownTicks() {
        return userTicks + systemTicks;
    }
}
