// The fourth small concern is never read as if it were the first: what is known stands beside it, and a person decides.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { press, sign_in, stands_on, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const team = { team: true };
const girl = { gender: 'girl', school: 'Mockton Academy' };
// A girl whom a school, a hotel and a parent know under three spellings; one vehicle; a twin.
const concerns = {
  school: {
    worry: 'Invented, school: away again on Friday. A friend says a white van waits, AB12 CDE.',
    children: [{ ...girl, name: 'Nell Pretend', date_of_birth: '2012-05-02' }],
  },
  hotel: {
    worry: 'Invented, hotel: a girl and a man they called Dex took room 7. White van, reg AB12CDE. He left 07700 900321.',
    children: [{ name: 'Nelly', age: 'about 14', gender: 'girl' }],
  },
  parent: {
    worry: 'Invented, parent: my daughter has a second phone. It rings from 07700 900321.',
    children: [{ ...girl, name: 'Eleanor Pretend', nicknames: 'Nell', date_of_birth: '2012-05-02' }],
    contact_points: [{ kind: 'phone', value: '+44 7700 900321', whose: 'the man' }],
  },
  twin: {
    worry: 'Invented, twin: her twin brother has stopped coming to training.',
    children: [{ name: 'Noah Pretend', date_of_birth: '2012-05-02', gender: 'boy', school: 'Mockton Academy' }],
  },
};

const told = {};
async function tell_all({ server }) {
  for (const [name, concern] of Object.entries(concerns)) {
    const answer = await fetch(`${server.address}/api/v1/concerns`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `an-invented-key-for-this-concern-${name}` },
      body: JSON.stringify({ reporter_kind: 'adult', language: 'en', ...concern }),
    });
    assert.equal(answer.status, 201, await answer.clone().text());
    told[name] = (await answer.json()).reference;
  }
}

const heed = suite(tell_all);

async function open_concern(page, name) {
  await page.goto('/team');
  await write(page, 'Find a concern by its reference', told[name]);
  await press(page, 'Find');
  await stands_on(page, `Concern ${told[name]}`);
}

// A key waits for no page, as a press does.
const comes_to = (page, title) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

const known = (page) => page.locator('#known');
const about = (page, title) => known(page).locator('h3', { hasText: title }).locator('xpath=following-sibling::ul[1]');

for (const way of ways([desktop, phone])) {
  test(`a girl under three spellings, one van, one number (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'amina.worker');
      await open_concern(page, 'parent');
      const words = await known(page).innerText();
      assert.match(words, /Child: Eleanor Pretend/);
      assert.match(words, new RegExp(told.school));
      assert.match(words, new RegExp(told.hotel));
      assert.match(words, /The telephone number is the same/);
      assert.doesNotMatch(words, /%|score|risk|probab/i);
      await look(page, `team_known_${way.name}`, team);
      await open_concern(page, 'hotel');
      assert.match(await about(page, 'Vehicle: AB12CDE').innerText(), new RegExp(told.school));
    }));
}

test('a worker looks at both, says that they are the same, and takes it back', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    await open_concern(page, 'parent');
    await about(page, 'Child: Eleanor').getByRole('link', { name: /Look at both and decide/ }).first().click();
    await stands_on(page, 'Is this the same one?');
    await look(page, 'team_same', team);
    await press(page, 'Save');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Choose what you say/);
    await tick(page, 'The same');
    await press(page, 'Save');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Say why/);
    await look(page, 'team_same_errors', team);
    assert.ok(await page.getByLabel('The same', { exact: true }).isChecked());
    await write(page, 'Why?', 'The school and her mother give the same day of birth.');
    await press(page, 'Save');
    await stands_on(page, `Concern ${told.parent}`);
    assert.match(await page.getByRole('main').innerText(), /You said that they are the same/);
    assert.match(await about(page, 'Child: Eleanor').innerText(), /Confirmed: the same/);
    await look(page, 'team_known_confirmed', team);
    await about(page, 'Child: Eleanor').getByRole('link', { name: /Look at both and decide/ }).first().click();
    assert.match(await page.getByRole('main').innerText(), /The same, said\s+Amina Worker/);
    await tick(page, 'Take back what was said');
    await write(page, 'Why?', 'I looked at the wrong school.');
    await press(page, 'Save');
    assert.doesNotMatch(await known(page).innerText(), /Confirmed: the same/);
  }));

test('a twin who was said to be another stays away, with the keyboard alone', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'ben.worker');
    await open_concern(page, 'twin');
    await known(page).locator('summary').first().focus();
    await page.keyboard.press('Enter');
    const link = known(page).getByRole('link', { name: /Look at both and decide/ }).first();
    await link.focus();
    await page.keyboard.press('Enter');
    await comes_to(page, 'Is this the same one?');
    await page.getByLabel('Not the same', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Twins: the school has both.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await comes_to(page, `Concern ${told.twin}`);
    assert.match(await page.getByRole('main').innerText(), /You said that they are not the same/);
  }));
