import { describe, test as one, type TestContext } from 'node:test';

type Tested = (t: TestContext) => Promise<void>;

/** So many at a time: what they do most is wait for the words of an answer. */
const AT_A_TIME = 4;

const tests: [name: string, tested: Tested][] = [];

/** One test, which shares a stack and its people with the others, but no chat. */
export function test(name: string, tested: Tested): void {
  tests.push([name, tested]);
}

/** Runs all of them. */
export function runTogether(): void {
  describe('against real gateways', { concurrency: AT_A_TIME }, () => {
    for (const [name, tested] of tests) one(name, tested);
  });
}
