// What was read out of the words of a concern is proposed; a person confirms, corrects, discards and adds, and takes any of it back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { follow, press, sign_in, stands_on, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const team = { team: true };
const narrow = { ...phone, name: 'narrow phone', viewport: { width: 360, height: 740 } };
const worry =
  'Invented: a girl called Nelly, aged 14, was in a white van, AB12 CDE, with a man called Dex. He rings from 07700 900321 and writes as @dex_invented on Snapchat. They meet near ZZ1 2QQ.';

const told = {};
async function tell(server, name, concern) {
  const answer = await fetch(`${server.address}/api/v1/concerns`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `an-invented-key-of-a-mention-${name.replaceAll(/[^a-z]/gi, '-')}` },
    body: JSON.stringify({ reporter_kind: 'adult', language: 'en', ...concern }),
  });
  assert.equal(answer.status, 201, await answer.clone().text());
  told[name] = (await answer.json()).reference;
}

const heed = suite(async ({ server }) => {
  await tell(server, 'before', { worry: 'Invented, a hotel: the van AB12 CDE again.' });
  for (const way of ways([narrow, desktop])) await tell(server, way.name, { worry });
  await tell(server, 'keys', { worry });
  await tell(server, 'selected', { worry: `Invented: ${'ä'.repeat(3)} a lad they know as Ziggy Fabricated was there with AB12 CDE.` });
  await tell(server, 'nothing', { worry: 'Invented: I am worried about somebody and cannot say more.' });
});

async function open_concern(page, name) {
  await page.goto('/team');
  await write(page, 'Find a concern by its reference', told[name]);
  await press(page, 'Find');
  await stands_on(page, `Concern ${told[name]}`);
}

const list = (page) => page.locator('#mentions');
const one = (page, text) => list(page).locator('[data-mention]').filter({ hasText: text });
const marked = (page) => page.locator('mark.heed-mention');
const unconfirmed = 'nobody has confirmed it';

for (const way of ways([narrow, desktop]))
  test(`a worker makes something of what was read out of the words (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'amina.worker');
      await open_concern(page, way.name);
      assert.equal(await marked(page).count(), 7);
      assert.match(await marked(page).filter({ hasText: '07700 900321' }).textContent(), new RegExp(`telephone number, .*${unconfirmed}`));
      assert.match(await page.locator('#known').innerText(), /Read out of the words\. Nobody has confirmed it\./);
      await look(page, `team_mentions_${way.name}`, team);

      await press(page, 'Confirm 07700 900321');
      await page.waitForURL(/#next-mention$/);
      assert.match(await page.locator('#next-mention').innerText(), /What you said of a mention is saved\./);
      assert.match(await one(page, '07700 900321').innerText(), /Confirmed by Amina/);
      await press(page, 'Discard ZZ1 2QQ');
      assert.equal(await marked(page).count(), 6, 'what was discarded is marked no more');
      await list(page).getByText('1 that was discarded').click();
      await press(page, 'Take back the last change ZZ1 2QQ');
      assert.equal(await marked(page).count(), 7);

      await follow(page, 'Correct AB12 CDE');
      await stands_on(page, 'Correct a mention');
      await write(page, 'What was said', '');
      await press(page, 'Save');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter what was said/);
      await look(page, `team_mention_error_${way.name}`, team);
      await write(page, 'What was said', 'AB12 CDF');
      await write(page, 'Who said it', 'Her aunt, who saw the plate');
      await page.getByLabel('How they know').selectOption({ index: 1 });
      await press(page, 'Save');
      assert.match(await one(page, 'AB12 CDF').innerText(), /In the words: AB12 CDE[\s\S]*Her aunt, who saw the plate/);

      await follow(page, 'Add a mention');
      await stands_on(page, 'Add a mention');
      await look(page, `team_mention_add_${way.name}`, team);
      await page.getByLabel('What it is').selectOption('place');
      await write(page, 'What was said', 'Placeholder Arcade');
      await write(page, 'When we were told', 'by telephone this morning');
      await press(page, 'Save');
      assert.match(await one(page, 'Placeholder Arcade').innerText(), /Added by Amina[\s\S]*by telephone this morning/);

      await follow(page, 'Change Dex');
      await tick(page, 'somebody who saw it');
      await press(page, 'Save');
      assert.match(await list(page).innerText(), /Dex: an adult that the worry is about, somebody who saw it\./);
      await look(page, `team_mentions_done_${way.name}`, team);
    }));

test('one key is enough for each', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await open_concern(page, 'keys');
    // Access keys are the browser's own, and a program cannot press them: the one that has the key is pressed as anybody without it would.
    const first = list(page).locator('[accesskey=y]');
    assert.equal(await first.count(), 1);
    await first.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/#next-mention$/);
    const until = (standing, wanted) =>
      page.waitForFunction(
        ([standing, wanted]) =>
          document.readyState === 'complete' &&
          [...document.querySelectorAll('#mentions .heed-chip')].filter((one) => one.textContent === standing).length === wanted,
        [standing, wanted],
      );
    await until('Confirmed', 1);
    const reached = { Confirmed: 1, Discarded: 0 };
    for (const [key, standing] of [['y', 'Confirmed'], ['n', 'Discarded'], ['y', 'Confirmed']]) {
      await page.waitForFunction(() => document.activeElement?.closest('[data-mention]') || location.hash === '#next-mention');
      await page.keyboard.press(key);
      reached[standing] += 1;
      await until(standing, reached[standing]);
    }
    await list(page).locator('[accesskey=u]').focus();
    await page.keyboard.press('u');
    await until('Confirmed', 2);
  }));

test('what is selected in the words is added', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await open_concern(page, 'selected');
    await page.evaluate(() => {
      const words = document.querySelector('[data-field="worry"]');
      const text = words.firstChild;
      const from = text.data.indexOf('Ziggy');
      getSelection().setBaseAndExtent(text, from, text, from + 'Ziggy Fabricated'.length);
    });
    await page.getByText('What you selected in the words is filled in.').waitFor();
    await follow(page, 'Add a mention');
    assert.equal(await page.getByLabel('What was said', { exact: true }).inputValue(), 'Ziggy Fabricated');
    assert.doesNotMatch(page.url(), /Ziggy/, 'nothing that was said is in the address');
    await page.getByLabel('What it is').selectOption('name');
    await page.getByLabel('Whose it is').selectOption('An adult who is not listed here');
    await press(page, 'Save');
    assert.match(await marked(page).filter({ hasText: 'Ziggy Fabricated' }).textContent(), /a person looked at it/);
  }));

test('a concern of whose words nothing was read says so', () =>
  heed.visit({ device: narrow }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await open_concern(page, 'nothing');
    assert.match(await list(page).innerText(), /That says nothing about how safe a child is\./);
    await look(page, 'team_mentions_nothing', team);
  }));
