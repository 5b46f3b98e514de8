// One concern, from both sides: told, found, taken, answered, talked about, decided, closed; and the doors that stay shut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone, small_phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { come_back, go_on, press, receipt_of, sign_in, stands_on, tick, write } from './lib/steps.mjs';
import { suite } from './lib/suite.mjs';

const heed = suite();
const team = { team: true };

const main_text = (page) => page.getByRole('main').innerText();
const row_of = (page, reference) => page.locator('.heed-inbox__row', { hasText: reference });

async function open_concern(page, reference) {
  await row_of(page, reference).locator('.heed-inbox__link').click();
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), new RegExp(reference));
}

async function tell(page, worry) {
  await page.goto('/tell/quick');
  await write(page, 'What is worrying you?', worry);
  await press(page, 'Send');
  return receipt_of(page);
}

async function find_and_answer(page, reference) {
  await sign_in(page, heed.server, 'amina.worker');
  await stands_on(page, 'Open concerns');
  await look(page, 'team_inbox', team);
  await page.getByRole('link', { name: /^Unread/ }).click();
  await open_concern(page, reference);
  await look(page, 'team_concern_new', team);
  await press(page, 'Take this concern');
  assert.match(await main_text(page), /Being worked on/);
  await write(page, 'Add a note', 'Plainly invented: rang the imaginary arcade.');
  await press(page, 'Add note');
  await press(page, 'Send reply');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Write (a|the) message/);
  await write(page, 'Reply to the person who told us', 'Thank you. Which evening was it?');
  await press(page, 'Send reply');
  assert.match(await page.locator('.heed-message--team').innerText(), /Which evening was it\?/);
}

async function decide_and_close(page, reference) {
  await page.goto('/team?view=mine');
  assert.match(await row_of(page, reference).innerText(), /New message/);
  await open_concern(page, reference);
  assert.match(await page.locator('.heed-message--reporter').innerText(), /It was Friday/);
  await write(page, 'What it rests on', 'What the neighbour saw.');
  await press(page, 'Record decision');
  const errors = await page.locator('.govuk-error-summary').innerText();
  assert.match(errors, /Choose what you decide/);
  assert.match(errors, /Say why/);
  assert.equal(await page.getByLabel('What it rests on').inputValue(), 'What the neighbour saw.', 'nothing typed is lost');
  await look(page, 'team_decision_errors', team);
  await tick(page, 'No further action');
  await write(page, 'Why', 'Plainly invented: the grey van belongs to the baker, whom two people know.');
  await tick(page, 'Close it with this decision');
  await press(page, 'Record decision');
  assert.match(await page.locator('.heed-decision').innerText(), /belongs to the baker[^]*/);
  await look(page, 'team_concern_closed', team);
  await page.goto('/team?view=closed');
  assert.equal(await row_of(page, reference).count(), 1);
}

for (const way of [{ device: desktop, javascript: true }, { device: small_phone, javascript: false }]) {
  const name = `${way.device.name}${way.javascript ? '' : ', no JavaScript'}`;
  test(`a concern is told, found, answered, decided and closed (${name})`, () =>
    heed.visit(way, (reporter) =>
      heed.visit(way, async (worker) => {
        const receipt = await tell(reporter, `Plainly invented: a grey van waits by the imaginary arcade (${name}).`);
        await come_back(reporter, receipt.words);
        assert.match(await main_text(reporter), /Nobody has read it yet/);
        await look(reporter, 'return_received');

        await find_and_answer(worker, receipt.reference);
        await come_back(reporter, receipt.words);
        assert.match(await main_text(reporter), /A person in Exampleshire Safeguarding Team has read it/);
        assert.match(await main_text(reporter), /Which evening was it\?/);
        assert.doesNotMatch(await reporter.content(), /Amina|baker|imaginary arcade|rang/, 'no worker, no note, no past answer');
        await press(reporter, 'Send message');
        assert.match(await reporter.locator('.govuk-error-summary').innerText(), /Write a message first/);
        await write(reporter, 'Write to the team, or add something', 'It was Friday, about nine.');
        await press(reporter, 'Send message');
        assert.match(await main_text(reporter), /Your message is stored/);
        await look(reporter, 'return_conversation');
        assert.equal(await reporter.locator('.heed-message').count(), 2);

        await decide_and_close(worker, receipt.reference);
        await come_back(reporter, receipt.words);
        assert.match(await main_text(reporter), /has finished its work on it for now/);
        assert.doesNotMatch(await reporter.content(), /No further action|baker/, 'a decision is not shown');
        await look(reporter, 'return_closed');
        await withdraw_and_end(reporter, receipt.words);

        await worker.goto('/team?view=closed');
        await open_concern(worker, receipt.reference);
        assert.match(await main_text(worker), /ended their receipt/);
        await press(worker, 'Sign out');
        assert.match(await main_text(worker), /You are signed out/);
        await worker.goto('/team');
        await stands_on(worker, 'Sign in');
      }),
    ));
}

async function withdraw_and_end(page, words) {
  await press(page, 'Ask the team not to answer me');
  await stands_on(page, 'Shall the team stop writing to you?');
  await look(page, 'return_withdraw');
  await press(page, 'Go back');
  await press(page, 'Ask the team not to answer me');
  await press(page, 'Yes, do not answer me any more');
  assert.match(await main_text(page), /will not write to you or contact you in the ways you gave/);
  assert.equal(await page.getByRole('button', { name: 'Ask the team not to answer me' }).count(), 0);
  await press(page, 'End this receipt');
  await stands_on(page, 'Do you want to end this receipt?');
  await look(page, 'return_end');
  await press(page, 'Yes, end this receipt');
  await stands_on(page, 'This receipt has ended');
  await look(page, 'return_ended');
  await come_back(page, words);
  assert.match(await page.locator('.govuk-error-summary').innerText(), /We know no receipt with these words/);
}

test('who mistypes a receipt is told what to look at, and keeps what was typed', () =>
  heed.visit({ device: phone }, async (page) => {
    await page.goto('/return');
    await look(page, 'return');
    await write(page, 'Your seven words', 'zenith hum');
    await go_on(page);
    assert.match(await page.locator('.govuk-error-summary').innerText(), /A receipt has seven words/);
    assert.equal(await page.getByLabel('Your seven words').inputValue(), 'zenith hum');
    await look(page, 'return_error');
    await page.goto('/return?as=young');
    await look(page, 'return_young');
  }));

test('a young person comes back to their own page', () =>
  heed.visit({ device: phone }, async (page) => {
    const { words } = heed.server.receipts().find(({ about }) => about.includes('young person; in conversation'));
    await come_back(page, words, '/return?as=young');
    await stands_on(page, 'You and us');
    await look(page, 'return_young_conversation');
  }));

for (const device of [desktop, phone]) {
  test(`the team’s pages on a ${device.name}`, () =>
    heed.visit({ device }, async (page) => {
      await page.goto('/team');
      await look(page, 'team_sign_in', team);
      await write(page, 'Sign-in name', 'amina.worker');
      await write(page, 'Password', 'not the password');
      await press(page, 'Sign in');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /not right/);
      assert.equal(await page.getByLabel('Password').inputValue(), '');
      await look(page, 'team_sign_in_error', team);
      await sign_in(page, heed.server, 'amina.worker');
      await look(page, 'team_inbox_demo', team);
      await open_concern(page, heed.server.receipts().find(({ about }) => about.startsWith('an aunt')).reference);
      await look(page, 'team_concern_talking', team);
      await page.getByRole('link', { name: 'I know someone in this' }).click();
      await look(page, 'team_conflict', team);
      await page.getByRole('link', { name: 'No, go back' }).click();
      await page.getByRole('link', { name: 'Say that it is about one of us' }).click();
      await look(page, 'team_about_staff', team);
      await page.goto('/team/account');
      await look(page, 'team_account', team);
      const [cookie] = await page.context().cookies();
      assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, 'Strict']);
    }));
}

test('an auditor and an administrator open no concern', async () => {
  const concern = await heed_first_concern();
  for (const [name, first_page] of [
    ['erin.auditor', 'Record of what was done'],
    ['dev.administrator', 'People who sign in'],
  ]) {
    await heed.visit({ device: desktop }, async (page) => {
      await sign_in(page, heed.server, name);
      await stands_on(page, first_page);
      await look(page, `team_first_page_${name.split('.')[1]}`, team);
      const answer = await page.goto(concern);
      assert.equal(answer.status(), 403);
      await stands_on(page, 'You may not do this');
      await look(page, 'team_refused', team);
      assert.equal((await page.goto('/team')).status(), 403);
    });
  }
});

async function heed_first_concern() {
  let concern;
  await heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'ben.worker');
    concern = await page.locator('.heed-inbox__link').first().getAttribute('href');
  });
  return concern;
}

test('a concern about staff is there for named readers, and for others it does not exist', async () => {
  let restricted;
  await heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'carys.manager');
    const row = page.locator('.heed-inbox__row', { hasText: 'About one of us' }).first();
    restricted = await row.locator('.heed-inbox__link').getAttribute('href');
    await page.goto(restricted);
    await look(page, 'team_concern_restricted', team);
  });
  await heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'amina.worker');
    assert.equal(await page.locator('.heed-inbox__row', { hasText: 'About one of us' }).count(), 0);
    assert.equal((await page.goto(restricted)).status(), 404);
    await stands_on(page, 'There is no such page for you');
    const said = await main_text(page);
    assert.equal((await page.goto('/team/concerns/00000000000000000000000000')).status(), 404);
    assert.equal(await main_text(page), said, 'a page that one may not see looks like one that is not there');
  });
});

test('nobody who is not signed in sees anything', () =>
  heed.visit({ device: desktop }, async (page) => {
    for (const path of ['/team', '/team/account', '/team/concerns/00000000000000000000000000']) {
      await page.goto(path);
      assert.equal(new URL(page.url()).pathname, '/team/sign-in');
    }
  }));
