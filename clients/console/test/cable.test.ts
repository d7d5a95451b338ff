import { expect, test } from 'vitest';
import { Cable } from '../src/connection/cable';

class Wire extends EventTarget {
  static readonly laid: Wire[] = [];
  readonly readyState = 1;
  onopen = null;
  onmessage: unknown = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror = null;
  closed = false;

  constructor(readonly url: string) {
    super();
    Wire.laid.push(this);
  }

  send(): void {}

  close(): void {
    this.closed = true;
  }
}

const cableOfWires = () => new Cable(Wire as unknown as typeof WebSocket);

test('a cut cable breaks what is connected, at once and without goodbye', () => {
  const cable = cableOfWires();
  const socket = new cable.WebSocket('ws://here', []);
  const ends: number[] = [];
  socket.onclose = ({ code }: { code: number }) => void ends.push(code);
  cable.cut();
  expect(ends).toEqual([1006]);
  expect(Wire.laid.at(-1)?.closed).toBe(true);
});

test('over a cut cable nothing is reached, and over a mended one it is', async () => {
  const cable = cableOfWires();
  const before = Wire.laid.length;
  cable.cut();
  const socket = new cable.WebSocket('ws://here', []);
  const code = await new Promise((resolve) => (socket.onclose = (event: { code: number }) => resolve(event.code)));
  expect([code, Wire.laid.length]).toEqual([1006, before]);
  cable.mend();
  void new cable.WebSocket('ws://here', []);
  expect(Wire.laid.length).toBe(before + 1);
});

test('whoever watches it hears of both', () => {
  const cable = cableOfWires();
  const seen: boolean[] = [];
  const stop = cable.subscribe(() => seen.push(cable.isCut));
  cable.cut();
  cable.mend();
  stop();
  cable.cut();
  expect(seen).toEqual([true, false]);
});
