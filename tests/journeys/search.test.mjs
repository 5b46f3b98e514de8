// A colleague searches what is known before anybody types it anew: with a keyboard alone, at a desk and on a phone, without JavaScript.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { press, sign_in, stands_on, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const told = {
  reporter_kind: 'adult',
  language: 'en',
  worry: 'A girl gets into a white van AB12 CDE by the station with a man called Slim. His number is 07700 900123.',
  children: [{ name: 'Beatrice Example', age: '14', gender: 'girl', school: 'Mockton Academy' }],
};
const heed = suite(async ({ server }) => {
  const response = await fetch(`${server.address}/api/v1/concerns`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-search-in-a-journey-0001' },
    body: JSON.stringify(told),
  });
  assert.ok(response.ok, await response.text());
});
const team = { team: true };
const box = 'Who or what are you looking for?';
const main_text = (page) => page.getByRole('main').innerText();

async function search(page, typed) {
  await write(page, box, typed);
  await press(page, 'Search');
  assert.doesNotMatch(page.url(), /Bea|Exampel|07700|AB1/i, 'nothing that was typed is in the address');
}

for (const way of ways([desktop, phone]))
  test(`what is known is searched first (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'amina.worker');
      await page.getByRole('navigation').getByRole('link', { name: 'Search' }).click();
      await stands_on(page, 'Search what we already know');
      await look(page, `team_search_empty_${way.name}`, team);
      await search(page, 'Bea Exampel');
      assert.match(await main_text(page), /Child: Beatrice Example\s+Close to what you typed/);
      await look(page, `team_search_name_${way.name}`, team);
      for (const [typed, answer] of [['07700 900', /07700 900123/], ['AB1*', /AB12 CDE/], ['Slim', /Slim\s+As you typed it/], ['Mockton', /Beatrice Example/]]) {
        await search(page, typed);
        assert.match(await main_text(page), answer);
      }
      await search(page, 'Zzyzx Nobody');
      assert.match(await main_text(page), /Nothing found/);
      await look(page, `team_search_nothing_${way.name}`, team);
      await search(page, '?');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /at least three letters or digits/);
      await look(page, `team_search_error_${way.name}`, team);
    }));

test('a reference leads to its concern, with a keyboard alone', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await page.goto('/team/search');
    await search(page, 'Beatrice Example');
    const reference = await page.locator('.heed-known__other a').first().innerText();
    await page.getByLabel(box, { exact: true }).focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(reference);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/team\/concerns\//);
    assert.match(await main_text(page), new RegExp(reference));
  }));

test('what is typed is answered without a press, said aloud once, and not asked about on leaving', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await page.goto('/team/search');
    const asked = [];
    page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
    page.on('dialog', () => assert.fail('leaving was asked about'));
    await page.getByLabel(box, { exact: true }).pressSequentially('Beatris Example', { delay: 20 });
    await page.locator('#found h2').waitFor();
    assert.match(await page.locator('#found').innerText(), /Child: Beatrice Example/);
    assert.match(await page.locator('main [role=status]').innerText(), /found/);
    assert.equal(asked.length, 1, 'one question after the last key');
    assert.match(asked[0], /\/team\/search$/);
    assert.equal(await page.locator('h1').count(), 1);
    await look(page, 'team_search_as_typed', team);
    await page.locator('.heed-known__other a').first().click();
    await page.waitForURL(/\/team\/concerns\//);
  }));
