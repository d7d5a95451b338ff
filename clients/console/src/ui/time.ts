const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'short' });
const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const LONG_DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
const daysAgo = (at: Date, now: Date) => Math.round((midnight(now) - midnight(at)) / 86_400_000);

/** Short, for a list: the time today, the weekday this week, else the day. */
export function shortTime(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const days = daysAgo(at, now);
  return days <= 0 ? CLOCK.format(at) : days < 7 ? WEEKDAY.format(at) : DAY.format(at);
}

export const clock = (iso: string) => CLOCK.format(new Date(iso));
export const exact = (iso: string) => EXACT.format(new Date(iso));

export function dayName(iso: string, now = new Date()): string {
  const at = new Date(iso);
  const days = daysAgo(at, now);
  return days === 0 ? 'Today' : days === 1 ? 'Yesterday' : LONG_DAY.format(at);
}

export const isSameDay = (one: string, other: string) => midnight(new Date(one)) === midnight(new Date(other));
