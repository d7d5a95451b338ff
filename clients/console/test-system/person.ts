import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '../../typescript/test-system/browser.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** How long something may take on a slow machine, in milliseconds. */
const PATIENCE = 90_000;
/** Between two looks, in milliseconds. */
const LOOK_EVERY = 40;

/** In the page: what can be seen, by a selector and, where there are words, by them. */
const FIND = `(selector, words) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true }) &&
  (words === undefined || (one.getAttribute('aria-label') ?? '').includes(words) || one.textContent.includes(words)))`;

/** Somebody at the console, who points, types and looks as people do. */
export class Person {
  constructor(
    readonly page: Page,
    readonly name: string,
    readonly url: string,
  ) {}

  /** Where one is asked who one is. */
  async arrives(): Promise<this> {
    await this.page.ask('Emulation.setFocusEmulationEnabled', { enabled: true });
    await this.page.goTo(`${this.url}/`);
    await this.sees('#name');
    return this;
  }

  async signsIn(): Promise<this> {
    await this.arrives();
    await this.types(this.name, '#name');
    await this.presses('Enter');
    await this.sees('.connection-state', 'Connected');
    return this;
  }

  /** Waits until it is there, moves the pointer to its middle, and clicks as soon as nothing is in between. */
  async clicks(selector: string, words?: string): Promise<void> {
    const what = `${selector} ${words ?? ''}`;
    const place = () =>
      this.until<{ x: number; y: number; isFree: boolean }>(`a place for ${what}`, `(() => {
        const [found] = (${FIND})(${JSON.stringify(selector)}, ${JSON.stringify(words)});
        if (!found || found.disabled) return undefined;
        found.scrollIntoView({ block: 'nearest', behavior: 'instant' });
        const { left, top, width, height } = found.getBoundingClientRect();
        const [x, y] = [left + width / 2, top + height / 2];
        return { x, y, isFree: found.contains(document.elementFromPoint(x, y)) };
      })()`);
    const end = Date.now() + PATIENCE;
    for (let before = await place(); ; ) {
      await this.pointsAt(before);
      const now = await place();
      if (now.isFree && now.x === before.x && now.y === before.y) break;
      if (Date.now() > end) assert.fail(`${this.name} never gets at ${what}`);
      before = now;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    const { x, y } = await place();
    const at = { x, y, button: 'left', clickCount: 1 };
    await this.page.ask('Input.dispatchMouseEvent', { type: 'mousePressed', ...at });
    await this.page.ask('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at });
  }

  /** As a link of the page does. */
  async goesTo(hash: string): Promise<void> {
    await this.page.value(`location.hash = ${JSON.stringify(hash)}`);
  }

  async pointsAt({ x, y }: { readonly x: number; readonly y: number }): Promise<void> {
    await this.page.ask('Input.dispatchMouseEvent', { type: 'mouseMoved', x, y });
  }

  /** In place of what stands in this field, or after what stands in the one that has the focus. */
  async types(text: string, selector?: string): Promise<void> {
    if (selector !== undefined) {
      await this.clicks(selector);
      await this.page.value(`document.activeElement.select?.()`);
    }
    await this.page.ask('Input.insertText', { text });
  }

  async presses(key: string, modifiers = 0): Promise<void> {
    const codes: Record<string, number> = { Enter: 13, Escape: 27, Tab: 9, ArrowUp: 38, ArrowDown: 40 };
    const event = { key, code: key, windowsVirtualKeyCode: codes[key] ?? 0, modifiers, ...(key === 'Enter' ? { text: '\r' } : {}) };
    await this.page.ask('Input.dispatchKeyEvent', { type: 'keyDown', ...event });
    await this.page.ask('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  /** Types it where messages are written, and sends it. */
  async says(text: string): Promise<void> {
    await this.types(text, '.composer textarea');
    await this.presses('Enter');
  }

  /** Chooses from the menu of a message with these words. */
  async chooses(action: string, words: string, item?: string, selector = '.message'): Promise<void> {
    const row = await this.until<number>(`the message ${words}`, `(${FIND})(${JSON.stringify(selector)}, ${JSON.stringify(words)}).at(-1)?.dataset.index`);
    const message = `.message[data-index="${row}"]`;
    await this.pointsAt(await this.until(`the place of ${words}`, `(() => { const { left, top } = document.querySelector(${JSON.stringify(message)}).getBoundingClientRect(); return { x: left + 20, y: top + 12 }; })()`));
    await this.clicks(`${message} .actions button`, action);
    if (item !== undefined) await this.clicks('.menu-item', item);
  }

  async sees(selector: string, words?: string): Promise<void> {
    await this.until(`${selector} ${words ?? ''}`, `(${FIND})(${JSON.stringify(selector)}, ${JSON.stringify(words)}).length > 0`);
  }

  async seesNo(selector: string, words?: string): Promise<void> {
    await this.until(`no ${selector} ${words ?? ''}`, `(${FIND})(${JSON.stringify(selector)}, ${JSON.stringify(words)}).length === 0`);
  }

  /** What can be read there. */
  async reads(selector: string): Promise<string> {
    return String(await this.page.value(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => one.innerText).join('\\n')`));
  }

  /** The value of this expression, as soon as it has one that is true. */
  async until<T>(what: string, expression: string): Promise<T> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      // A page that is being loaded answers nothing.
      const value = await this.page.value(expression).catch(() => undefined);
      if (value) return value as T;
      if (Date.now() > end) assert.fail(`${this.name} never sees ${what}. The page:\n${await this.reads('body')}\nErrors: ${this.page.errors.join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
  }

  /** What axe has against the screen as it stands, in words. */
  async findsNoBarrier(screen: string): Promise<void> {
    await this.page.ask('Runtime.evaluate', { expression: AXE });
    const { result } = await this.page.ask('Runtime.evaluate', {
      expression: `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html, any, all }) => id + ': ' + html.slice(0, 200) + ' ' + [...any, ...all].map(({ message }) => message).join(' '))))`,
      awaitPromise: true,
      returnByValue: true,
    });
    assert.deepEqual(result.value, [], screen);
  }

  async prefers(scheme: 'light' | 'dark'): Promise<void> {
    const features = [{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }];
    await this.page.ask('Emulation.setEmulatedMedia', { features });
  }

  async isWide(width: number, height = 900): Promise<void> {
    await this.page.ask('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  }
}
