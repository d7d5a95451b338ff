import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const clients = fileURLToPath(new URL('../../', import.meta.url));

/** All that the bundle is made of, but for other people's packages. ConsoleBundleTest reads the same. */
const SOURCES = ['console/index.html', 'console/package.json', 'console/public', 'console/src', 'console/vite.config.ts', 'react/src', 'typescript/src'];

/** One number for all of it: it changes with every one of them. */
export function hashOfSources() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesOf).sort()) hash.update(`${path}\n${hashOf(path)}\n`);
  return hash.digest('hex');
}

function filesOf(path) {
  if (/\.\w+$/.test(path)) return [path];
  const entries = readdirSync(join(clients, path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(clients.length).replaceAll('\\', '/'));
}

/** However lines end where it was checked out. */
function hashOf(path) {
  return createHash('sha256').update(readFileSync(join(clients, path), 'utf8').replaceAll('\r\n', '\n')).digest('hex');
}
