// Every public page, by the rules of every page: found by following links from the two homes.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { desktop, phone, small_phone } from './lib/browser.mjs';
import { check_accessibility, check_facts, facts_of } from './lib/page_rules.mjs';
import { follow_links } from './lib/crawl.mjs';
import { look } from './lib/screenshots.mjs';
import { suite } from './lib/suite.mjs';
import { weigh } from './lib/weigh.mjs';

const homes = ['/', '/young-people'];
let paths;
const heed = suite(async ({ server }) => {
  paths = await follow_links(server.address, homes);
});

test('links lead to every page and nowhere else', () => {
  for (const path of ['/signs', '/check', '/tell', '/tell/quick', '/return', '/help', '/guides', '/about/our-words', '/privacy'])
    assert.ok(paths.includes(path), `${path} is linked`);
  assert.ok(paths.length > 45, `${paths.length} pages`);
});

test('every public page keeps the rules, on a small phone', async (t) => {
  await heed.visit({ device: small_phone }, async (page) => {
    for (const path of paths) {
      await t.test(path, async () => {
        const answer = await page.goto(path);
        assert.equal(answer.status(), 200);
        assert.equal((await answer.allHeaders())['set-cookie'], undefined);
        assert.match(answer.headers()['content-security-policy'], /^default-src 'none'; script-src 'self';/);
        check_facts(await facts_of(page), path);
        await check_accessibility(page, path);
        assert.deepEqual(page.elsewhere, []);
      });
    }
    assert.deepEqual(await page.context().cookies(), []);
  });
});

test('addresses say nothing of what a page is about', () => {
  const young = paths.filter((path) => path.startsWith('/young-people/'));
  assert.ok(young.length > 10);
  for (const path of young) assert.doesNotMatch(path, /abuse|exploit|sex|rape|drug|grooming|suicide|self-harm/);
});

test('danger and the way to tell are on the first screen of a small phone', () =>
  heed.visit({ device: { ...small_phone, viewport: { width: 360, height: 640 } } }, async (page) => {
    for (const path of ['/', '/young-people']) {
      await page.goto(path);
      const bottom_of = (what) => page.locator(what).first().evaluate((one) => one.getBoundingClientRect().bottom);
      const danger = await bottom_of('.heed-emergency__number[href="tel:999"]');
      assert.ok(danger <= 400, `${path}: 999 ends at ${danger}`);
      // The notice of a demonstration, which a live area has not, may push it to the edge.
      const notice = await page.locator('.heed-demonstration').evaluate((one) => one.getBoundingClientRect().height);
      const tell = (await bottom_of('main a[href^="/tell"]')) - notice;
      assert.ok(tell <= 640, `${path}: the way to tell ends at ${tell}`);
    }
  }));

test('the box to write in is on the first screen of a small phone', () =>
  heed.visit({ device: { ...small_phone, viewport: { width: 360, height: 640 } } }, async (page) => {
    for (const path of ['/tell/quick', '/tell?as=young', '/tell/quick?as=young']) {
      await page.goto(path);
      const top_of = (what) => page.locator(what).first().evaluate((one) => one.getBoundingClientRect().top);
      const notice = await page.locator('.heed-demonstration').evaluate((one) => one.getBoundingClientRect().height);
      const box = (await top_of('textarea')) - notice;
      assert.ok(box <= 610, `${path}: the box begins at ${box}`);
      assert.ok((await top_of('.heed-emergency-line a[href="tel:999"]')) < box, 'danger first');
    }
  }));

// What a first visit costs, as the browser counts it.
const weights = [];
for (const path of ['/', '/signs', '/young-people', '/tell', '/tell?as=young', '/tell/quick', '/check']) {
  test(`the first view of ${path} fits into 40 kB and 5 requests`, async () => {
    const weight = await weigh(heed.browser, heed.server.address + path);
    weights.push({ path, ...weight });
    assert.ok(weight.bytes <= 40_000, `${weight.bytes} bytes`);
    assert.ok(weight.requests <= 5, `${weight.requests} requests`);
  });
}
after(() => {
  for (const { path, bytes, requests } of weights) console.log(`first view ${path.padEnd(14)} ${String(bytes).padStart(6)} bytes ${requests} requests`);
});

// Pages of words, in the two sizes that most people hold.
const kinds = {
  guides: '/guides', guide_parents: '/guides/parents-and-carers', our_words: '/about/our-words', evidence: '/offenders-evidence', help: '/help',
  not_sure: '/not-sure', privacy: '/privacy', anonymity: '/anonymity', contact: '/contact', soon_after: '/soon-after',
  young_home: '/young-people', young_pictures: '/young-people/pictures', young_help_now: '/young-people/help-now', young_feelings: '/young-people/feelings',
};
for (const device of [phone, desktop]) {
  test(`pages of words on a ${device.name}`, () =>
    heed.visit({ device }, async (page) => {
      for (const [name, path] of Object.entries(kinds)) {
        assert.equal((await page.goto(path)).status(), 200, path);
        await look(page, name, { accessibility: device === desktop });
      }
    }));
}

test('a page that is not there says so kindly', () =>
  heed.visit({ device: phone }, async (page) => {
    const answer = await page.goto('/no-such-page');
    assert.equal(answer.status(), 404);
    await look(page, 'not_found');
  }));
