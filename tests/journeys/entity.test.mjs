// Everything about one child: from a concern to the page of the child, to the picture, one ring further and back.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { desktop, phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { heading_of, press, sign_in, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

// Plainly invented; telephone numbers and postcodes are of those kept for that.
const concerns = [
  {
    worry: 'A girl gets into a white van by the station with a man called Slim.',
    when_where: '2 November, by the station',
    children: [{ name: 'Tamsin Invented', date_of_birth: '2011-07-09', school: 'Pretend High School' }],
    adults: [{ name: 'Slim' }],
    vehicles: [{ plate: 'AB12 CDE', colour: 'white' }],
  },
  {
    worry: 'Two girls and a man took a room and paid cash.',
    children: [{ name: 'Kit Sample' }],
    places: [{ name: 'Placeholder Inn', address: 'Station Approach, ZZ2 3QQ' }],
    vehicles: [{ plate: 'AB12 CDE' }],
    contact_points: [{ kind: 'phone', value: '07700 900123' }],
  },
  {
    worry: 'My daughter will not say who gave her the telephone.',
    children: [{ name: 'Tamzin Invented', date_of_birth: '2011-07-09', school: 'Pretend High School' }],
    contact_points: [{ kind: 'phone', value: '+44 7700 900123', whose: 'the man' }],
  },
];

const tell = (address, concern) =>
  fetch(`${address}/api/v1/concerns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': randomBytes(24).toString('hex') },
    body: JSON.stringify({ reporter_kind: 'adult', language: 'en', ...concern }),
  }).then((answer) => assert.equal(answer.status, 201));

const heed = suite(async ({ server }) => {
  for (const concern of concerns) await tell(server.address, concern);
});
const team = { team: true };

async function open_concern(page, words) {
  await sign_in(page, heed.server, 'amina.worker');
  await page.goto('/team?view=open');
  const row = () => page.locator('.heed-inbox__row', { hasText: words });
  for (let pages = 0; pages < 10 && (await row().count()) === 0; ++pages)
    await page.getByRole('link', { name: /next|older|more/i }).last().click();
  await row().locator('.heed-inbox__link').click();
}

const names_in_picture = (page) => page.locator('svg.heed-network [data-node]').count();
const names_in_list = (page) => page.locator('.heed-network__entry').count();

for (const way of ways([desktop, phone]))
  test(`everything about a child (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await open_concern(page, 'My daughter will not say');
      await page.getByRole('link', { name: 'Everything about Tamzin Invented' }).first().click();
      assert.equal(await heading_of(page), 'Child: Tamzin Invented');
      assert.equal(await names_in_picture(page), 1 + (await names_in_list(page)));
      await look(page, `team_entity_${way.name}`, team);
      await page.getByRole('link', { name: 'Show one ring further' }).click();
      assert.equal(await names_in_picture(page), 1 + (await names_in_list(page)));
      await look(page, `team_entity_rings_${way.name}`, team);
      await page.getByRole('link', { name: 'Show the first ring alone' }).click();
      await page.locator('.heed-network__entry').getByRole('link', { name: 'Contact: ' }).click();
      assert.match(await heading_of(page), /^Contact: /);
    }));

test('what is confirmed is one, with everything that both concerns say', () =>
  heed.visit({ device: desktop }, async (page) => {
    await open_concern(page, 'My daughter will not say');
    await page.getByRole('link', { name: 'Everything about Tamzin Invented' }).first().click();
    await page.locator('#may-be').getByRole('link', { name: /Look at both/ }).first().click();
    await tick(page, 'The same');
    await write(page, 'Why?', 'The school says that they are one girl.');
    await press(page, 'Save');
    await page.getByRole('link', { name: 'Everything about Tamzin Invented' }).first().click();
    const text = await page.getByRole('main').innerText();
    assert.match(text, /In 2 concerns, told by up to 2 people or services/);
    assert.match(text, /Happened Monday 2 November 2026/);
    assert.ok(text.indexOf('gets into a white van') < text.indexOf('will not say who'), 'in the order in which it happened');
    await look(page, 'team_entity_confirmed', team);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('.heed-network__entry').first().isVisible(), 'the list is on paper');
    await page.emulateMedia({ media: 'screen' });
  }));
