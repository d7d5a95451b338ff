const SAFE = new Set(['http:', 'https:', 'mailto:']);

/** An address one may be led to; nothing for any other, such as `javascript:`. */
export function safeAddress(address: string): string | undefined {
  try {
    return SAFE.has(new URL(address).protocol) ? address : undefined;
  } catch {
    // What is relative would lead to this page.
    return undefined;
  }
}
