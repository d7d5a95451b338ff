import type { NotificationEvent, ParleyError, TopicEvent } from '@parley/client';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useClient } from './context.js';

export interface TopicOptions {
  /** How many events are kept (50). */
  readonly limit?: number;
  readonly onEvent?: (event: TopicEvent) => void;
}

/** What is said of a topic from now on, the latest last. Without a topic nothing is listened to. */
export function useTopic(topic: string | null | undefined, { limit = 50, onEvent }: TopicOptions = {}) {
  const parley = useClient();
  const [events, setEvents] = useState<readonly TopicEvent[]>([]);
  const [error, setError] = useState<ParleyError>();
  const listener = useLatest(onEvent);
  useEffect(() => {
    setEvents([]);
    setError(undefined);
    if (!topic) return undefined;
    const heard = (event: TopicEvent) => {
      setEvents((before) => [...before, event].slice(-limit));
      listener.current?.(event);
    };
    return parley.subscribe(topic, heard, setError);
  }, [parley, topic, limit, listener]);
  const publish = useCallback(
    async (event: string, data?: unknown) => {
      if (!topic) throw new Error('No topic is chosen');
      await parley.command('topic.publish', { topic, event, data });
    },
    [parley, topic],
  );
  return useMemo(() => ({ events, error, publish }), [events, error, publish]);
}

export interface NotificationOptions {
  /** How many are kept (50). */
  readonly limit?: number;
  /** Shows them as the browser's own while the page is not in sight, if the person has allowed it (off). */
  readonly browser?: boolean;
  /** Address of a sound to play with each (none). */
  readonly sound?: string;
  readonly onNotification?: (notification: NotificationEvent) => void;
}

export interface ShownNotification extends NotificationEvent {
  /** Of this list. */
  readonly id: number;
}

type Permission = 'default' | 'granted' | 'denied' | 'unsupported';

interface Browser {
  readonly Notification?: { new (title: string, options?: { body?: string }): unknown; readonly permission: Permission; requestPermission(): Promise<Permission> };
  readonly Audio?: new (address: string) => { play(): Promise<void> };
  readonly document?: { readonly visibilityState?: string };
}

const browser = globalThis as unknown as Browser;
let numbers = 0;

/** What services tell one, the latest first. */
export function useNotifications({ limit = 50, browser: asBrowsers = false, sound, onNotification }: NotificationOptions = {}) {
  const parley = useClient();
  const [notifications, setNotifications] = useState<readonly ShownNotification[]>([]);
  // Asked for after the first look, which has to be the same on a server.
  const [permission, setPermission] = useState<Permission>('default');
  const latest = useLatest({ limit, asBrowsers, sound, onNotification });
  useEffect(() => setPermission(browser.Notification?.permission ?? 'unsupported'), []);
  useEffect(
    () =>
      parley.on('notification', (notification) => {
        const { limit, asBrowsers, sound, onNotification } = latest.current;
        setNotifications((before) => [{ ...notification, id: ++numbers }, ...before].slice(0, limit));
        if (asBrowsers) showOutside(notification);
        // Browsers play nothing before somebody has touched the page.
        if (sound && browser.Audio) new browser.Audio(sound).play().catch(() => {});
        onNotification?.(notification);
      }),
    [parley, latest],
  );
  const requestPermission = useCallback(async (): Promise<Permission> => {
    const given = (await browser.Notification?.requestPermission()) ?? 'unsupported';
    setPermission(given);
    return given;
  }, []);
  const dismiss = useCallback((id: number) => setNotifications((before) => before.filter((one) => one.id !== id)), []);
  const clear = useCallback(() => setNotifications([]), []);
  return useMemo(() => ({ notifications, permission, requestPermission, dismiss, clear }), [notifications, permission, requestPermission, dismiss, clear]);
}

function showOutside({ title, body }: NotificationEvent): void {
  if (browser.Notification?.permission !== 'granted' || browser.document?.visibilityState === 'visible') return;
  try {
    new browser.Notification(title, body === undefined ? {} : { body });
  } catch {
    // Some browsers let only service workers show them.
  }
}

/** Always what was last rendered, for what outlives a rendering. */
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
