// Builds the bundle anew, and fails where the one that is checked in is another.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const console_ = fileURLToPath(new URL('..', import.meta.url));
const kept = fileURLToPath(new URL('../../../gateway-service/src/main/resources/console', import.meta.url));
const fresh = mkdtempSync(join(tmpdir(), 'parley-console-'));
try {
  const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'error', '--outDir', fresh], { cwd: console_, stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
  const files = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name).slice(folder.length)).sort();
  const differs = [...new Set([...files(kept), ...files(fresh)])].filter((name) => content(kept, name) !== content(fresh, name));
  if (differs.length > 0) {
    console.error(`The console's bundle is not what its sources make: ${differs.join(', ')}.\nMake it anew: cd clients && npm run bundle -w console`);
    process.exit(1);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function content(folder, name) {
  try {
    return readFileSync(join(folder, name), 'base64');
  } catch {
    return undefined;
  }
}
