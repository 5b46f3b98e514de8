// Someone thinks a worry through: no score, never “low risk”, and the answers can come along.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, small_phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { follow, go_on, go_on_until, heading_of, press, receipt_of, stands_on, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const heed = suite();

const verdicts = [
  /\b(no|low|lower|medium|moderate|high|higher|some|significant|emerging)[ -]+risk\b/i, /\b(not )?at risk\b/i, /\bscor(e|es|ed|ing)\b/i,
  /\bpoints?\b/i, /\blevels?\b/i, /\b(un)?likely\b/i, /\bnothing to worry\b/i, /\bseems? (fine|safe|ok)\b/i, /\bprobab/i, /\bamber\b/i,
  /\btraffic light/i, /\d+ ?%/, /\b\d+ (out )?of \d+\b/i, /\bthreshold\b/i, /\bis safe\b/i, /\bno cause for concern\b/i,
];
// The two sentences that say why there is none of this.
const said_of_scores = [/Why is there no score\?[^\n]*/, /That does not tell you that the child is safe\./];

async function says_no_verdict(page) {
  let text = await page.getByRole('main').innerText();
  for (const sentence of said_of_scores) text = text.replace(sentence, '');
  for (const verdict of verdicts) assert.doesNotMatch(text, verdict);
  assert.match(text, /Tell us, or the NSPCC, now|answers now, or tell us now/); // by day, by night
  assert.match(text, /You need not be sure/);
  assert.match(text, /Do not investigate/);
}

const answer = (page, sign, how) => page.locator(`input[name="sign.${sign}"][value="${how}"]`).check();
const next = 'See what to do next';

for (const way of ways([small_phone, desktop])) {
  test(`answers nothing and is not reassured (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/check');
      await press(page, next);
      await stands_on(page, 'What to do next');
      await says_no_verdict(page);
      await look(page, 'check_result_nothing');
      assert.match(await page.getByRole('main').innerText(), /If you are worried, that is enough/);
    }));

  test(`says of every sign that it was not seen, and is not reassured (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/check');
      for (const box of await page.locator('input[value="not_seen"]').all()) await box.check();
      await press(page, next);
      await says_no_verdict(page);
    }));

  test(`carries what was noticed into telling (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/check');
      await look(page, 'check');
      await answer(page, 'lifts', 'seen');
      await answer(page, 'phone', 'told');
      await answer(page, 'gifts-money', 'dont_know');
      await press(page, next);
      await says_no_verdict(page);
      await look(page, 'check_result');
      assert.match(await page.getByRole('main').innerText(), /picked up or dropped off[^\n]*\(I saw it\)/);
      await press(page, 'Carry these answers into telling us');
      assert.match(await page.getByRole('main').innerText(), /Your answers from thinking it through come with you/);
      await look(page, 'tell_start_carried', { accessibility: false });
      await tick(page, 'An adult who is worried about a child');
      await go_on(page);
      await go_on(page);
      await write(page, 'In your own words', 'Plainly invented: a grey van waits at the school gate.');
      await go_on_until(page, 'Check before you send');
      const said = await page.getByRole('main').innerText();
      assert.match(said, /picked up or dropped off/);
      assert.match(said, /second or new phone/);
      await press(page, 'Send');
      await receipt_of(page);
    }));

  test(`a hard floor comes before everything else (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/check');
      await tick(page, 'They are missing now, or have just come back');
      await press(page, next);
      await says_no_verdict(page);
      await look(page, 'check_result_floor');
      const [first, second] = await page.getByRole('main').getByRole('heading').allInnerTexts();
      assert.deepEqual([first, second], ['What to do next', 'Do this first']);
      assert.match(await page.getByRole('main').innerText(), /Call 999 if a child is in danger now/);
    }));
}

test('nothing is kept of answers that were not sent', () =>
  heed.visit({ device: desktop }, async (page) => {
    await page.goto('/check');
    await answer(page, 'lifts', 'seen');
    const [request] = await Promise.all([page.waitForRequest((one) => one.method() === 'POST'), press(page, next)]);
    const answered = await request.response();
    assert.match(answered.headers()['cache-control'], /no-store/);
    assert.equal(new URL(page.url()).search, '', 'no answer in the address');
    assert.equal(await heading_of(page), 'What to do next');
    await follow(page, 'Tell us without these answers');
    assert.doesNotMatch(await page.getByRole('main').innerText(), /come with you/);
  }));
