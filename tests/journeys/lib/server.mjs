// One Heed of its own for each test file: a fresh data folder with the invented concerns, a free port, a clean stop.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../../../', import.meta.url));

const binary = () => resolve(process.env.HEED_BINARY ?? join(repository, 'build/release/heed'));

async function free_port() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function until_ready(address, child) {
  const give_up = Date.now() + 60_000;
  while (Date.now() < give_up) {
    assert.equal(child.exitCode, null, 'heed ended before it was ready');
    const answer = await fetch(`${address}/readyz`).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('heed was not ready within a minute');
}

// What `heed serve --demo` prints for people: sign-ins as "name  password  ...", receipts as "HD-... seven words (about)".
function accounts_in(text) {
  const found = text.matchAll(/^ +([a-z]+\.[a-z]+) +(\S+) +/gm);
  return Object.fromEntries([...found].map(([, name, password]) => [name, password]));
}

function receipts_in(text) {
  const found = text.matchAll(/^ +(HD-\S+) +((?:[a-z-]+ ){6}[a-z-]+) +\((.*)\)$/gm);
  return [...found].map(([, reference, words, about]) => ({ reference, words, about }));
}

export async function start_server(options = ['--pseudo-locales']) {
  const data = await mkdtemp(join(tmpdir(), 'heed-journeys-'));
  const address = `http://127.0.0.1:${await free_port()}`;
  const child = spawn(binary(), ['serve', '--demo', ...options, '--data', join(data, 'data'), '--listen', address.slice(7)], {
    cwd: repository,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let printed = '';
  let log = '';
  child.stdout.on('data', (text) => (printed += text));
  child.stderr.on('data', (text) => (log += text));
  await until_ready(address, child);
  return {
    address,
    accounts: () => accounts_in(printed),
    receipts: () => receipts_in(printed),
    log: () => printed.slice(printed.indexOf('Stop with Ctrl+C')) + log,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const [code] = await ended;
      process.removeListener('exit', kill);
      await rm(data, { recursive: true, force: true });
      assert.equal(code, 0, `heed ended with ${code} on SIGTERM`);
    },
  };
}
