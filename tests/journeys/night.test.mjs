// A small phone that is set to dark, at night: both looks, with contrast checked on each page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop } from './lib/browser.mjs';
import { follow_links } from './lib/crawl.mjs';
import { check_accessibility } from './lib/page_rules.mjs';
import { look } from './lib/screenshots.mjs';
import { come_back, press, receipt_of, write } from './lib/steps.mjs';
import { suite } from './lib/suite.mjs';

const small = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
const night = { ...small, name: 'night phone', colorScheme: 'dark' };
const night_desk = { ...desktop, name: 'night desk', colorScheme: 'dark' };
const day = { ...small, name: 'day phone', colorScheme: 'light' };

let paths;
const heed = suite(async ({ server }) => {
  paths = await follow_links(server.address, ['/', '/young-people']);
});

// How bright what lies behind the words is, from 0 to 255.
const brightness = (page) =>
  page.evaluate(() => {
    const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/\d+/g).map(Number);
    return (red * 299 + green * 587 + blue * 114) / 1000;
  });

test('every public page can be read in the dark', async (t) => {
  await heed.visit({ device: night }, async (page) => {
    for (const path of paths)
      await t.test(path, async () => {
        await page.goto(path);
        assert.ok((await brightness(page)) < 50, 'it is dark');
        await check_accessibility(page, path);
      });
  });
});

for (const device of [night, night_desk])
  test(`telling and coming back, on a ${device.name}`, () =>
    heed.visit({ device }, async (page) => {
      for (const path of ['/', '/signs', '/young-people']) {
        await page.goto(path);
        await look(page, `dark${path.replaceAll('/', '_')}`);
      }
      await page.goto('/tell/quick');
      await write(page, 'What is worrying you?', 'x'.repeat(10_001));
      await press(page, 'Send');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /10,000 characters at most; it has 10,001 now/);
      await look(page, 'dark_tell_error');
      await write(page, 'What is worrying you?', 'Plainly invented, at night.');
      await press(page, 'Send');
      const { words } = await receipt_of(page);
      await look(page, 'dark_receipt');
      await page.goto('/return');
      await look(page, 'dark_return');
      await come_back(page, words);
      await look(page, 'dark_conversation');
      await page.goto('/tell?as=young');
      await look(page, 'dark_young_tell');
      await write(page, 'What do you want to tell us?', 'Plainly invented, at night.');
      await press(page, 'Send');
      await receipt_of(page);
      await look(page, 'dark_young_receipt');
      await page.goto('/check');
      await press(page, 'See what to do next');
      await look(page, 'dark_check');
    }));

test('on paper and by day all stays as it is', () =>
  heed.visit({ device: day }, async (page) => {
    for (const path of ['/', '/young-people']) {
      await page.goto(path);
      assert.ok((await brightness(page)) > 240, path);
      await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
      assert.ok((await brightness(page)) > 240, `${path} on paper`);
      await page.emulateMedia({ colorScheme: 'light', media: 'screen' });
    }
  }));
