// A server and a browser for one test file, started before its tests and ended after them.
import { after, before } from 'node:test';
import { launch, open_page } from './browser.mjs';
import { start_server } from './server.mjs';

// `prepare` runs once both are there.
export function suite(prepare = async () => {}) {
  const shared = { server: null, browser: null };
  before(async () => {
    [shared.server, shared.browser] = await Promise.all([start_server(), launch()]);
    await prepare(shared);
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });

  // Runs `journey` with a page of its own, and closes it whatever happens.
  shared.visit = async (options, journey) => {
    const page = await open_page(shared.browser, shared.server, options);
    try {
      await journey(page);
    } finally {
      await page.context().close();
    }
  };
  return shared;
}

// Every way in which people come: with and without JavaScript, on a small phone and at a desk.
export const ways = (devices) =>
  devices.flatMap((device) => [true, false].map((javascript) => ({ device, javascript, name: `${device.name}${javascript ? '' : ', no JavaScript'}` })));
