import { after, before } from 'node:test';
import { Stack } from '../../typescript/test-system/stack.js';

let stack: Stack | undefined;

before(
  async () => {
    stack = await Stack.start({ DEV_CANISTER_WORD_DELAY: '80' });
  },
  { timeout: 300_000 },
);
after(() => stack?.stop());

/** A gateway of the stack: the first, or another one. */
export function gateway(number = 0): string {
  return stack?.urls[number] ?? '';
}

export async function token(person: string): Promise<string> {
  return (await stack?.token(person)) ?? '';
}
