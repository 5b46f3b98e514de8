// Someone reads, hears steps on the stairs, and leaves fast.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, small_phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { begin, follow, go_on, press, receipt_of, stands_on, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const elsewhere = 'https://www.bbc.co.uk/weather';
const typed = 'Zebedee Plainly-Invented was in the blue van again';
const heed = suite();

const has_left = (page) => page.waitForURL(elsewhere, { waitUntil: 'commit' });

for (const way of ways([small_phone, desktop])) {
  test(`reads the signs and leaves with one press (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/');
      await look(page, 'home');
      await follow(page, 'See the signs');
      await look(page, 'signs');
      await page.keyboard.press('Tab');
      assert.match((await page.locator(':focus').getAttribute('class')) ?? '', /heed-exit/);
      page.elsewhere.length = 0;
      await page.getByRole('link', { name: 'Leave this page now' }).click();
      await has_left(page);
      assert.deepEqual(page.elsewhere, [elsewhere]);
      await page.goBack({ waitUntil: 'commit' });
      const back = new URL(page.url()).pathname;
      assert.equal(back, way.javascript ? '/' : '/signs', 'with JavaScript the page that was left is gone from the history');
    }));

  test(`the exit stays in view however far one has read (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/signs');
      await page.locator('.heed-footer').scrollIntoViewIfNeeded();
      const box = await page.locator('.heed-exit').boundingBox();
      assert.ok(box && box.y >= 0 && box.y + box.height <= way.device.viewport.height, JSON.stringify(box));
      assert.ok(box.height >= 44 && box.width >= 44, `easy to hit: ${JSON.stringify(box)}`);
    }));

  test(`leaving ends a form in progress (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await begin(page, 'An adult who is worried about a child');
      await go_on(page);
      await stands_on(page, 'What is worrying you?');
      await write(page, 'In your own words', typed);
      await go_on(page);
      await stands_on(page, 'Who is the child?');
      await page.getByRole('link', { name: 'Leave this page now' }).click();
      await has_left(page);
      await page.goBack({ waitUntil: 'commit' }).catch(() => {});
      await page.waitForLoadState('domcontentloaded').catch(() => {});
      assert.ok(!(await page.content()).includes('Zebedee'), 'what was typed does not come back');
      assert.ok(!heed.server.log().includes('Zebedee'), 'and stands in no log');
    }));
}

test('Shift three times leaves, also while writing; twice does not', () =>
  heed.visit({ device: desktop }, async (page) => {
    await page.goto('/tell/quick');
    await page.getByLabel('What is worrying you?').fill(typed);
    for (const key of ['Shift', 'Shift', 'a', 'Shift', 'Shift']) await page.keyboard.press(key);
    assert.equal(new URL(page.url()).pathname, '/tell/quick');
    assert.equal(await page.locator('.heed-left__status').innerText(), 'Press Shift again to leave this page');
    await page.keyboard.press('Shift');
    await has_left(page);
  }));

test('the other site learns nothing from us', () =>
  heed.visit({ device: desktop, javascript: false }, async (page) => {
    await page.goto('/signs');
    const [request] = await Promise.all([page.waitForRequest(elsewhere), page.getByRole('link', { name: 'Leave this page now' }).click()]);
    assert.equal((await request.allHeaders()).referer, undefined);
  }));

test('after leaving, going back and reloading shows none of the words again', () =>
  heed.visit({ device: small_phone }, async (page) => {
    const back_and_reload = async (times) => {
      for (let i = 0; i < times; ++i) {
        await page.goBack({ waitUntil: 'commit' }).catch(() => {});
        await page.reload({ waitUntil: 'commit' }).catch(() => {});
        await page.waitForTimeout(600);
        const shown = await page.locator('body').innerText().catch(() => '');
        assert.ok(!shown.includes('Zebedee'), `step ${i}: ${page.url()}`);
        assert.equal(await page.locator('.heed-receipt__word:visible').count(), 0, `step ${i}: no receipt`);
      }
    };
    await page.goto('/young-people');
    await begin(page, 'Me', '/tell?as=young');
    await go_on(page);
    await write(page, 'In your own words', typed);
    await go_on(page);
    await go_on(page);
    await page.getByText(typed).waitFor();
    await press(page, 'Send');
    await receipt_of(page);
    await page.getByRole('link', { name: 'Leave this page now' }).click();
    await has_left(page);
    await back_and_reload(3);
  }));

test('who has not left may go back and reload, and sees the receipt again', () =>
  heed.visit({ device: small_phone }, async (page) => {
    await page.goto('/tell/quick');
    await write(page, 'What is worrying you?', typed);
    await press(page, 'Send');
    const { words } = await receipt_of(page);
    await page.reload();
    assert.equal((await receipt_of(page)).words, words);
  }));
