// Types, units, and whether the bundle that is checked in is made of what stands here.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major === 20 && minor < 19) {
  const why = `its bundler needs Node 20.19, and this is ${process.version}.`;
  console.log(`The console is not tested here: ${why}`);
  if (process.env.PARLEY_LEFT_OUT_FILE) appendFileSync(process.env.PARLEY_LEFT_OUT_FILE, `the tests of the console: ${why}\n`);
  process.exit(0);
}
for (const script of ['check-types', 'units', 'check-bundle']) {
  const { status } = spawnSync('npm', ['run', '--silent', script], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
