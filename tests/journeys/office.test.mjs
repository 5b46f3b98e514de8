// What keeps an office going: whoever looks after sign-ins, whoever checks the audit, a concern handed over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { press, sign_in, stands_on, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const heed = suite();
const team = { team: true };

const main_text = (page) => page.getByRole('main').innerText();

async function open_row(page, words) {
  await page.locator('.heed-inbox__row', { hasText: words }).locator('.heed-inbox__link').click();
}

for (const way of ways([desktop, phone])) {
  test(`an administrator lands on the people who sign in (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'dev.administrator');
      await stands_on(page, 'People who sign in');
      await look(page, `team_users_${way.name}`, team);
      await press(page, 'Add them');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Give a name/);
      await look(page, `team_users_errors_${way.name}`, team);
      await page.goto('/team');
      await stands_on(page, 'You may not do this');
      await look(page, `team_refused_${way.name}`, team);
    }));

  test(`an auditor lands on the record and looks for one thing (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'erin.auditor');
      await stands_on(page, 'Record of what was done');
      await page.getByText('Show only some of it').click();
      await look(page, `team_audit_${way.name}`, team);
      await page.getByRole('link', { name: 'Work on concerns' }).click();
      await page.getByText('Show only some of it').click();
      await page.getByRole('link', { name: 'Ben Worker' }).click();
      assert.match(await main_text(page), /Only: Work on concerns. Only lines by Ben Worker/);
      assert.doesNotMatch(await page.locator('tbody').innerText(), /Amina Worker/);
      await page.getByRole('link', { name: 'Show everything' }).click();
      await page.getByRole('link', { name: 'Older lines' }).click();
      await page.getByRole('link', { name: 'Newest lines' }).click();
    }));
}

test('somebody new gets a password once, signs in with it and changes it', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'dev.administrator');
    await write(page, 'Name', 'Nia Newcomer');
    await write(page, 'Sign-in name', 'nia.newcomer');
    await page.getByLabel('Worker', { exact: true }).check();
    await press(page, 'Add them');
    await stands_on(page, 'Nia Newcomer can sign in');
    await look(page, 'team_given_password', team);
    const [, password] = await page.locator('main strong').allInnerTexts();
    await press(page, 'Sign out');
    await write(page, 'Sign-in name', 'nia.newcomer');
    await write(page, 'Password', password);
    await press(page, 'Sign in');
    await stands_on(page, 'Choose your own password');
    await look(page, 'team_account_given', team);
    await page.goto('/team');
    await stands_on(page, 'Choose your own password');
    await press(page, 'Change password');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Enter the password you have now/);
    await look(page, 'team_account_errors', team);
    await page.locator('#current').fill(password);
    await page.locator('#wanted').fill('a long invented password');
    await page.locator('#again').fill('a long invented password');
    await press(page, 'Change password');
    assert.match(await main_text(page), /Your password is changed/);
    await page.goto('/team');
    await stands_on(page, 'Open concerns');
  }));

test('a manager sees whom an administrator let in, and says so', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'carys.manager');
    assert.match(await main_text(page), /added Nia Newcomer \(Worker\), who can sign in now/);
    await look(page, 'team_new_access', team);
    await press(page, 'I have seen this about Nia Newcomer');
    await stands_on(page, 'Open concerns');
    assert.doesNotMatch(await main_text(page), /Nia Newcomer/);
  }));

test('a manager gives a concern away; whoever has it puts it back', () =>
  heed.visit({ device: desktop }, async (page) => {
    await sign_in(page, heed.server, 'carys.manager');
    await open_row(page, 'assistant coach');
    await page.getByLabel('Give it to a colleague').selectOption({ label: 'Amina Worker' });
    await press(page, 'Give it to them');
    assert.match(await main_text(page), /Take over from Amina Worker/);
    await page.goto('/team');
    await press(page, 'Sign out');
    await sign_in(page, heed.server, 'amina.worker');
    await page.goto('/team?view=mine');
    await open_row(page, 'assistant coach');
    await press(page, 'Put it back');
    assert.match(await page.locator('#standing').innerText(), /Taken by nobody/);
  }));

for (const way of ways([desktop, phone]))
  test(`a reply half written stays while a note is added, and two presses store one (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await sign_in(page, heed.server, 'ben.worker');
      await open_row(page, 'dropped two girls');
      await write(page, 'Reply to the person who told us', 'Thank you. We begin');
      await write(page, 'Add a note', `Rang the school, ${way.name}.`);
      await page.getByRole('button', { name: 'Add note' }).dblclick();
      await page.getByText('The note is added').waitFor();
      assert.match(await main_text(page), /Your reply is not sent yet/);
      assert.equal(await page.getByLabel('Reply to the person who told us').inputValue(), 'Thank you. We begin');
      assert.equal(await page.getByLabel('Add a note').inputValue(), '');
      assert.equal((await page.locator('#notes').innerText()).split(`Rang the school, ${way.name}.`).length, 2);
      await look(page, `team_reply_kept_${way.name}`, team);
      await page.getByRole('link', { name: 'Go to the reply' }).click();
      await write(page, 'Reply to the person who told us', `Thank you, ${way.name}.`);
      await page.getByRole('button', { name: 'Send reply' }).dblclick();
      await page.waitForURL(/#outcome$/);
      assert.equal((await page.locator('#conversation').innerText()).split(`Thank you, ${way.name}.`).length, 2);
    }));

const note = 'Add a note';
const reply = 'Reply to the person who told us';

async function holds(page, boxes) {
  for (const [label, text] of Object.entries(boxes)) assert.equal(await page.getByLabel(label, { exact: true }).inputValue(), text, label);
}

for (const way of ways([desktop, phone]))
  test(`no button loses what is half written beside it (${way.name})`, () =>
    heed.visit(way, async (page) => {
      const noted = `Rang the invented school, ${way.name}.`;
      const answered = `We begin today, ${way.name}.`;
      const reasons = `Plainly invented reasons, ${way.name}.`;
      await sign_in(page, heed.server, 'ben.worker');
      await open_row(page, 'dropped two girls');
      await write(page, note, noted);
      await write(page, reply, answered);
      await page.locator('summary', { hasText: 'Write a decision' }).click();
      await tick(page, 'Early help');
      await write(page, 'Why', reasons);
      await page.getByLabel('Early help', { exact: true }).press('Enter');
      await page.waitForURL(/again#decisions$/);
      await holds(page, { [note]: noted, [reply]: answered, Why: reasons });
      assert.match(await page.locator('#standing').innerText(), /Taken by nobody/, 'Enter in a choice does nothing');

      await press(page, 'Take this concern');
      assert.match(await main_text(page), /You have this concern now/);
      assert.match(await page.locator('#standing').innerText(), /Who has it\s+Ben Worker/);
      await holds(page, { [note]: noted, [reply]: answered, Why: reasons });
      assert.ok(await page.getByLabel('Early help', { exact: true }).isChecked());
      await look(page, `team_unsent_${way.name}`, team);

      await press(page, 'Add note');
      assert.match(await main_text(page), /The note is added/);
      assert.match(await page.locator('#notes').innerText(), new RegExp(noted));
      await holds(page, { [note]: '', [reply]: answered, Why: reasons });

      await press(page, 'Record decision');
      assert.match(await main_text(page), /The decision is recorded/);
      assert.match(await page.locator('#decisions').innerText(), new RegExp(reasons));
      await holds(page, { [note]: '', [reply]: answered, Why: '' });

      await press(page, 'Send reply');
      await page.waitForURL(/#outcome$/);
      assert.match(await page.locator('#conversation').innerText(), new RegExp(answered));
      await press(page, 'Put it back');
      assert.match(await page.locator('#standing').innerText(), /Taken by nobody/);
    }));

const low_phone = { name: 'low phone', viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };

async function is_answered(page, text) {
  const answer = page.locator('#outcome');
  assert.match(await answer.innerText(), text);
  const { y } = await answer.boundingBox();
  assert.ok(y >= 0 && y < 320, `the answer stands at ${y} px`);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'outcome');
}

for (const javascript of [true, false])
  test(`every press is answered where it lands (${javascript ? 'JavaScript' : 'no JavaScript'})`, () =>
    heed.visit({ device: low_phone, javascript }, async (page) => {
      await sign_in(page, heed.server, 'ben.worker');
      await open_row(page, 'dropped two girls');
      await press(page, 'Take this concern');
      await is_answered(page, /You have this concern now/);
      await look(page, 'team_answer_taken', team);
      await press(page, 'Add note');
      await is_answered(page, /Write the note before you add it/);
      await write(page, reply, 'Half a reply');
      await write(page, note, 'Rang the invented school again.');
      await press(page, 'Add note');
      await is_answered(page, /The note is added/);
      await write(page, reply, '');
      await press(page, 'Put it back');
      await is_answered(page, /The concern is put back/);
      await page.reload();
      assert.equal(await page.locator('#outcome').count(), 0, 'said once');
    }));

test('a link asks before it loses what is half written; the buttons and the quick exit do not', () =>
  heed.visit({ device: desktop }, async (page) => {
    const asked = [];
    let leaves = false;
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      return leaves ? dialog.accept() : dialog.dismiss();
    });
    await sign_in(page, heed.server, 'ben.worker');
    await open_row(page, 'dropped two girls');
    await page.getByRole('link', { name: 'I know someone in this' }).click();
    await page.getByRole('link', { name: 'No, go back' }).click();
    assert.deepEqual(asked, [], 'nothing is written');

    await write(page, note, 'Half a note');
    await page.getByRole('link', { name: 'I know someone in this' }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    assert.deepEqual(asked, ['beforeunload', 'beforeunload']);
    await holds(page, { [note]: 'Half a note' });

    await write(page, reply, 'Half a reply');
    await press(page, 'Add note');
    assert.match(await main_text(page), /The note is added/);
    assert.equal(asked.length, 2, 'its own button asks nothing');
    await page.getByRole('link', { name: 'I know someone in this' }).click();
    assert.equal(asked.length, 3, 'what came back unsent is lost as well');
    await holds(page, { [reply]: 'Half a reply' });

    leaves = true;
    await page.getByRole('navigation').getByRole('link', { name: 'Inbox' }).click();
    await stands_on(page, 'Open concerns');
    assert.equal(asked.length, 4);
    await open_row(page, 'dropped two girls');
    await write(page, note, 'Half a note');
    await page.locator('.heed-exit').click();
    await page.waitForURL((url) => url.origin !== heed.server.address);
    assert.equal(asked.length, 4, 'the quick exit is never held up');
  }));
