import { after, before } from 'node:test';
import { Stack } from '../../typescript/test-system/stack.js';

const tokens = new Map<string, string>();
let stack: Stack | undefined;

before(
  async () => {
    stack = await Stack.start({ DEV_CANISTER_WORD_DELAY: '80' });
    for (const name of ['alice', 'bob']) tokens.set(name, await stack.token(name));
  },
  { timeout: 300_000 },
);
after(() => stack?.stop());

/** A gateway of the stack: the first, or another one. */
export function gateway(number = 0): string {
  return stack?.urls[number] ?? '';
}

export function token(name: string): string {
  return tokens.get(name) ?? '';
}
