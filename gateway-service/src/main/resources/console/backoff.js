/// How long to wait before the next attempt: doubling from half a second to fifteen, and never the same for all tabs.
export function waitBefore(attempt, random = Math.random) {
  const most = Math.min(15_000, 500 * 2 ** attempt);
  return Math.round(most / 2 + random() * (most / 2));
}
