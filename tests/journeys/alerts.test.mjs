// Three concerns about one child, told apart, make an alert: from the inbox to the alert, to what somebody makes of it, and back with what
// is new.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { desktop } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { choose, follow, heading_of, press, sign_in, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

// Plainly invented.
const tamsin = (name) => ({ name, date_of_birth: '2011-07-09', school: 'Pretend High School' });
const concerns = [
  { worry: 'She comes to the front desk at night with an older man.', children: [tamsin('Tamsin Invented')], when_where: '2 November, at the desk' },
  { worry: 'She falls asleep in class and has no lunch money.', children: [tamsin('Tamzin Invented')], reporter_kind: 'adult' },
  { worry: 'My daughter will not say where she goes.', children: [tamsin('Tamsin Invented')] },
];
const fourth = { worry: 'She got out of a car two streets from home.', children: [tamsin('Tamsyn Invented')] };

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
const narrow = { name: 'narrow phone', viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const rule = 'Several concerns about one child';
const text_of = (page) => page.getByRole('main').innerText();
const rows = (page) => page.locator('.heed-inbox__row', { hasText: 'Invented' }).filter({ hasText: rule });

// It is raised soon after the receipt, in the background.
async function open_list(page, concerns_cited) {
  for (let tries = 0; tries < 50; ++tries) {
    await page.goto('/team/alerts');
    if ((await rows(page).filter({ hasText: `${concerns_cited} concerns` }).count()) === 1) return;
    await page.waitForTimeout(200);
  }
  assert.fail('no alert was raised');
}

for (const way of ways([desktop, narrow]))
  test(`an alert is found, read and followed to what it cites (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'amina.worker');
      await open_list(page, 3);
      await look(page, `team_alerts_${way.name}`, team);
      await page.goto('/team');
      assert.match(await text_of(page), /alerts? (is|are) open: small things that add up/);
      await look(page, `team_inbox_with_alerts_${way.name}`, team);
      await follow(page, 'Read the alerts');
      await rows(page).getByRole('link').click();
      assert.equal(await heading_of(page), rule);
      const text = await text_of(page);
      assert.match(text, /3 or more concerns about one child, from 2 or more people/);
      assert.match(text, /Only suggested/);
      assert.ok(text.indexOf('front desk at night') < text.indexOf('asleep in class'), 'in the order of time');
      await look(page, `team_alert_${way.name}`, team);
      await page.locator('#cited').getByRole('link', { name: /^HD-/ }).first().click();
      assert.match(await text_of(page), /alerts? cites? this:/);
      await look(page, `team_concern_with_alert_${way.name}`, team);
      await page.goto('/team/alert-rules');
      await look(page, `team_alert_rules_${way.name}`, team);
    }));

test('an alert is taken and dismissed with the keyboard alone, and comes back with what is new', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'ben.worker');
    await open_list(page, 3);
    await rows(page).getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: rule }).waitFor();
    await page.getByRole('button', { name: 'Take it' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('You have this alert now.').waitFor();
    await page.getByLabel('Dismiss', { exact: true }).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('The school knows her and has a plan.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Dismissed. It comes back only with something new.').waitFor();
    await look(page, 'team_alert_dismissed', team);
    await page.goto('/team/alerts');
    assert.equal(await rows(page).count(), 0);

    await tell(heed.server.address, fourth);
    await open_list(page, 4);
    await rows(page).getByRole('link').click();
    const text = await text_of(page);
    assert.match(text, /Something was added to an alert that was here before/);
    assert.match(text, /The school knows her and has a plan/);
    assert.equal(await page.locator('#cited .heed-chip', { hasText: 'New' }).count(), 1);
    await look(page, 'team_alert_came_back', team);
  }));

test('a manager tries other numbers against the past', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'carys.manager');
    await page.goto('/team/alert-rules');
    await page.getByRole('link', { name: /Try this rule *: Several concerns/ }).click();
    await write(page, 'Concerns, at least', '2');
    await press(page, 'Show what would have been');
    assert.match(await text_of(page), /With your numbers \d+ alerts?; with the numbers in force \d+ alerts?/);
    await look(page, 'team_alert_rules_tried', team);
    await write(page, 'Concerns, at least', 'many');
    await press(page, 'Show what would have been');
    assert.match(await text_of(page), /Write a whole number within the limits/);
    await look(page, 'team_alert_rules_mistake', team);
  }));

test('an alert asks what is decided and why', () =>
  heed.visit({ device: narrow, javascript: false }, async (page) => {
    await sign_in(page, heed.server, 'carys.manager');
    await page.goto('/team/alerts');
    await page.locator('.heed-inbox__link').first().click();
    await press(page, 'Save');
    assert.match(await text_of(page), /Choose what you decide/);
    await choose(page, 'What do you decide?', 'Acknowledge');
    await press(page, 'Save');
    assert.match(await text_of(page), /Write why, or who does what/);
    await look(page, 'team_alert_mistake', team);
    await write(page, 'Why, or who does what', 'Carys rings the school.');
    await press(page, 'Save');
    assert.match(await text_of(page), /Acknowledged. Its clock has stopped./);
  }));
