import { Parley } from '@parley/client';
import { expect, test } from 'vitest';
import { FrameLog } from '../src/frames/frame-log';
import { masked } from '../src/frames/masking';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl';

test('no token is shown, wherever it stands', () => {
  const shown = JSON.stringify(masked({ token: 'abcdef', nested: [{ refresh_token: 'abcdef', content: `I am ${JWT}` }], token_count: '12' }));
  expect(shown).not.toContain('abcdef');
  expect(shown).not.toContain(JWT);
  expect(shown).toContain('"token_count":"12"');
});

test('the last 500 frames are kept', () => {
  let hear: (trace: { sent: boolean; frame: { type: string } }) => void = () => {};
  const log = new FrameLog({ on: (_, listener) => ((hear = listener as typeof hear), () => {}) } as Pick<Parley, 'on'>);
  log.start();
  for (let number = 0; number < 600; number++) hear({ sent: number % 2 === 0, frame: { type: `t${number}` } });
  expect(log.frames).toHaveLength(500);
  expect(log.frames.at(-1)).toMatchObject({ type: 't599', sent: false });
  log.clear();
  expect(log.frames).toEqual([]);
});
