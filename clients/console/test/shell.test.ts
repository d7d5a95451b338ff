import { expect, test } from 'vitest';
import { addressOf, parse, type Route } from '../src/shell/route';
import { dayName, shortTime } from '../src/ui/time';

test('every page has an address that leads back to it', () => {
  const routes: Route[] = [
    { page: 'home' },
    { page: 'new' },
    { page: 'conversation', id: 'a' },
    { page: 'conversation', id: 'a/b', message: 'm' },
    { page: 'documents' },
    { page: 'document', id: 'd' },
    { page: 'person', id: 'p' },
  ];
  for (const route of routes) expect(parse(addressOf(route))).toEqual(route);
  expect(parse('#/nowhere/at/all')).toEqual({ page: 'home' });
});

test('times are as short as they can be', () => {
  const now = new Date(2026, 10, 30, 12);
  const at = (...parts: [number, number, number, number]) => new Date(...parts).toISOString();
  expect(shortTime(at(2026, 10, 30, 9), now)).toMatch(/\d/);
  expect(shortTime(at(2026, 10, 28, 9), now)).not.toMatch(/\d/);
  expect(dayName(at(2026, 10, 30, 1), now)).toBe('Today');
  expect(dayName(at(2026, 10, 29, 23), now)).toBe('Yesterday');
});
