// Telling someone: the quick way, as a parent, as a young person, for a friend, as a school; and when the answer gets lost.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { desktop, phone, small_phone } from './lib/browser.mjs';
import { look } from './lib/screenshots.mjs';
import { begin, choose, come_back, follow, go_on, go_on_until, heading_of, press, receipt_of, stands_on, tick, write } from './lib/steps.mjs';
import { suite, ways } from './lib/suite.mjs';

const heed = suite();

const main_text = (page) => page.getByRole('main').innerText();
const error_summary = (page) => page.locator('.govuk-error-summary').innerText();

for (const way of ways([small_phone, desktop])) {
  test(`tells in one box (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/tell');
      await look(page, 'tell_start');
      await follow(page, 'Quick tell');
      await look(page, 'tell_quick');
      await press(page, 'Send');
      assert.match(await error_summary(page), /Write what is worrying you/);
      await look(page, 'tell_quick_error');
      await write(page, 'What is worrying you?', 'Plainly invented: <b>a man</b> called Quux & a red car by the arcade.');
      await press(page, 'Send');
      await stands_on(page, 'We have what you told us');
      const receipt = await receipt_of(page);
      await look(page, 'receipt');
      await come_back(page, receipt.words.toUpperCase().replaceAll(' ', ',  '));
      await stands_on(page, 'Your receipt');
      assert.ok((await main_text(page)).includes(receipt.reference));
      assert.ok(!(await main_text(page)).includes('Quux'), 'past answers are never shown');
    }));
}

for (const way of ways([phone, desktop])) {
  test(`tells as a parent, page by page, and changes it (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await begin(page, 'An adult who is worried about a child');
      await stands_on(page, 'First: is anyone in danger?');
      await look(page, 'tell_adult_01_danger');
      await tick(page, 'They are missing now, or have just come back');
      await go_on(page);
      await stands_on(page, 'Before you go on');
      await look(page, 'tell_adult_02_now');
      await go_on(page);
      await stands_on(page, 'What is worrying you?');
      await go_on(page);
      assert.match(await error_summary(page), /Write what is worrying you/);
      await look(page, 'tell_adult_03_worry_error');
      await write(page, 'In your own words', 'Plainly invented: my daughter Wilhelmina comes home late with things she did not buy.');
      await write(page, 'When and where was it?', 'Fridays, the Imaginary Arcade');
      await go_on(page);
      await stands_on(page, 'Who is the child?');
      await look(page, 'tell_adult_04_child');
      await write(page, 'Name', 'Wilhelmina Testcase');
      await write(page, 'Age', 'about 14');
      await press(page, 'Back');
      assert.match(await page.getByLabel('In your own words').inputValue(), /^Plainly invented: my daughter Wilhelmina/);
      await go_on(page);
      assert.equal(await page.getByLabel('Name', { exact: true }).inputValue(), 'Wilhelmina Testcase');
      await go_on(page);
      await stands_on(page, 'Have you noticed any of this?');
      await look(page, 'tell_adult_05_signs');
      await page.locator('input[value="lifts"]').check();
      await go_on(page);
      await stands_on(page, 'Tell us a little more about what you noticed');
      await look(page, 'tell_adult_06_details');
      await go_on(page);
      await stands_on(page, 'Do you know about people, vehicles, numbers or places?');
      await look(page, 'tell_adult_07_more');
      for (const part of ['Someone who worries me', 'A car or other vehicle', 'A phone number, email or online name', 'A place'])
        await tick(page, part);
      await go_on(page);
      await stands_on(page, 'Who worries you?');
      await write(page, 'Name or nickname', 'Quux');
      await look(page, 'tell_adult_08_adults');
      await press(page, 'Add another person');
      await write(page, 'Name or nickname', 'Quuz');
      await go_on(page);
      await stands_on(page, 'What do you know about the vehicle?');
      await write(page, 'Number plate', 'ZZ?? TST');
      await look(page, 'tell_adult_09_vehicles');
      await go_on(page);
      await stands_on(page, 'Which number or online name?');
      await choose(page, 'What is it?', 'A phone number');
      await write(page, 'The number, address or name', '07700 900123');
      await look(page, 'tell_adult_10_numbers');
      await go_on(page);
      await stands_on(page, 'Which place worries you?');
      await write(page, 'Name of the place', 'Imaginary Arcade');
      await look(page, 'tell_adult_11_places');
      await go_on(page);
      await stands_on(page, 'What else should we know?');
      await look(page, 'tell_adult_12_said');
      await go_on(page);
      await stands_on(page, 'How may we reach you?');
      await choose(page, 'May the team answer you?', 'Yes');
      await write(page, 'Email', 'not an address');
      await go_on(page);
      assert.match(await error_summary(page), /Check the email address/);
      assert.equal(await page.getByLabel('Email', { exact: true }).inputValue(), 'not an address');
      await look(page, 'tell_adult_13_you_error');
      await write(page, 'Email', 'parent@example.org');
      await go_on(page);
      await stands_on(page, 'Check before you send');
      await look(page, 'tell_adult_14_check_answers');
      for (const said of ['Wilhelmina Testcase', 'Quux', 'Quuz', 'ZZ?? TST', '07700 900123', 'Imaginary Arcade', 'parent@example.org'])
        assert.ok((await main_text(page)).includes(said), said);
      assert.match(await main_text(page), /next reads concerns on|hours when .* reads concerns/, 'by night and by day');
      await page.getByRole('button', { name: 'Change Who is the child?' }).click();
      await write(page, 'Age', '13 or 14');
      await go_on(page);
      await stands_on(page, 'Check before you send');
      assert.match(await main_text(page), /13 or 14/);
      await press(page, 'Send');
      await stands_on(page, 'We have what you told us');
      assert.match(await main_text(page), /call 999 now/);
      await look(page, 'receipt_urgent');
      const receipt = await receipt_of(page);
      await write(page, 'Type the seven words', receipt.words);
      await press(page, 'Compare');
      assert.match(await main_text(page), /are the same as your receipt/);
      await write(page, 'Type the seven words', 'some other words than those shown here');
      await press(page, 'Compare');
      assert.match(await main_text(page), /differ from your receipt/);
      assert.deepEqual(await receipt_of(page), receipt);
      await look(page, 'receipt_compared');
    }));

  test(`tells as a young person (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await begin(page, 'me', '/tell?as=young');
      await look(page, 'tell_young_1_safe');
      await stands_on(page, 'Are you safe?');
      await tick(page, 'Someone says they will share pictures of me');
      await go_on(page);
      await stands_on(page, 'This matters most right now');
      assert.match(await page.locator('body').innerText(), /0800 1111/);
      await look(page, 'tell_young_2_now');
      await go_on(page);
      await write(page, 'In your own words', 'Plainly invented. he says he will send the pics if i dont pay');
      await look(page, 'tell_young_3_words');
      await go_on(page);
      await stands_on(page, 'How can we reach you?');
      await look(page, 'tell_young_4_reach');
      await choose(page, 'Is it OK if we write back to you?', 'Yes');
      await go_on(page);
      await look(page, 'tell_young_5_check_answers');
      await press(page, 'Send');
      await stands_on(page, 'We’ve got it. Thank you for telling us');
      await receipt_of(page);
      await look(page, 'receipt_young');
      assert.match(await page.locator('html').getAttribute('class'), /heed-look--young-people/);
    }));

  test(`tells on one page as a young person (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/young-people');
      await page.getByRole('main').getByRole('link', { name: 'Tell someone' }).first().click();
      await choose(page, 'Are you safe right now?', 'No, or I’m not sure');
      await write(page, 'What do you want to tell us?', 'Plainly invented: somebody waits outside.');
      await write(page, 'How can we reach you safely?', 'Only here, please');
      await look(page, 'tell_young_short');
      await press(page, 'Send');
      await stands_on(page, 'We’ve got it. Thank you for telling us');
      assert.match(await main_text(page), /0800 1111/);
      await receipt_of(page);
    }));

  test(`writes in a language that nobody on the team reads (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/tell/quick');
      await write(page, 'What is worrying you?', 'Zmyślone: szary samochód przy bramie.');
      await page.getByLabel('What language are you writing in?').selectOption({ label: 'Polski' });
      await look(page, 'tell_quick_language');
      await press(page, 'Send');
      await stands_on(page, 'We have what you told us');
      assert.match(await main_text(page), /Nobody in the team reads this language: Polski/);
      assert.match(await main_text(page), /“Polish, please”/);
      await receipt_of(page);
      await look(page, 'receipt_language');
    }));

  test(`refers as a school, and is never anonymous (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await begin(page, 'Someone whose work is with children or families');
      await go_on_until(page, 'Who is making this referral?');
      await go_on(page);
      const errors = await error_summary(page);
      for (const missing of ['Give your name', 'Give your job or role', 'Give the organisation', 'Give a work telephone number'])
        assert.ok(errors.includes(missing), missing);
      await look(page, 'tell_school_01_identity_errors');
      await write(page, 'Your name', 'Petra Plainly-Invented');
      await write(page, 'Your job or role', 'Designated safeguarding lead');
      await write(page, 'Your organisation', 'Imaginary Academy');
      await write(page, 'Work telephone', '01632 960111');
      await go_on(page);
      for (let step = 2; (await heading_of(page)) !== 'Check before you send'; ++step) {
        const worry = page.getByLabel('What happened, and why you are referring now');
        if ((await worry.count()) > 0) await worry.fill('Plainly invented: collected from school by an adult nobody knows.');
        await look(page, `tell_school_${String(step).padStart(2, '0')}`, { accessibility: way.device === desktop && way.javascript });
        await go_on(page);
        assert.ok(step < 20, 'the walk ends');
      }
      await look(page, 'tell_school_check_answers');
      assert.match(await main_text(page), /does not replace a telephone call/);
      await press(page, 'Send');
      const { words, reference } = await receipt_of(page);
      await press(page, 'Open the copy');
      await stands_on(page, 'Copy of a referral');
      const copy = await main_text(page);
      assert.ok(copy.includes(reference) && copy.includes('Petra Plainly-Invented'));
      assert.ok(!copy.includes(words.split(' ')[0] + ' ' + words.split(' ')[1]), 'the receipt is not in the file');
      await look(page, 'referral_copy');
    }));

  test(`tells as an adult who was hurt as a child (${way.name})`, () =>
    heed.visit(way, async (page) => {
      await page.goto('/');
      await follow(page, 'If it happened to you long ago');
      await look(page, 'long_ago');
      await page.getByRole('main').getByRole('link', { name: 'Tell someone' }).first().click();
      await tick(page, 'An adult, and it happened to me when I was a child');
      await go_on(page);
      await look(page, 'tell_survivor_1_danger');
      await tick(page, 'The person who hurt me may be able to get to a child now');
      await go_on(page);
      await look(page, 'tell_survivor_2_now');
      await go_on(page);
      await stands_on(page, 'What do you want to tell us?');
      await look(page, 'tell_survivor_3_words');
      await write(page, 'In your own words', 'Plainly invented: it was the man from the club.');
      await go_on_until(page, 'Check before you send');
      await press(page, 'Send');
      await receipt_of(page);
    }));
}

test('tells about a friend, as a young person who came by the adults’ page', () =>
  heed.visit({ device: phone }, async (page) => {
    await begin(page, 'A young person worried about a friend');
    await stands_on(page, 'Is your friend safe?');
    await go_on(page);
    await write(page, 'In your own words', 'Plainly invented: she gets lifts from grown men.');
    await go_on(page);
    await stands_on(page, 'Who is your friend?');
    await look(page, 'tell_friend');
    await go_on_until(page, 'Check before you send').catch(() => {});
    await press(page, 'Send');
    await receipt_of(page);
  }));

const receipt_words_in = (markup) => [...markup.matchAll(/heed-receipt__word">([a-z-]+)</g)].map(([, word]) => word).join(' ');

// Lets the first form arrive and be stored, and loses its answer on the way back; gives the receipt that nobody saw.
async function lose_first_answer(page, path, reason) {
  const lost = [];
  await page.route(`**${path}`, async (route) => {
    if (route.request().method() !== 'POST' || lost.length > 0) return route.continue();
    lost.push(receipt_words_in(await (await route.fetch()).text()));
    return route.abort(reason);
  });
  return lost;
}

for (const [reason, again] of [['aborted', (page) => press(page, 'Send')], ['connectionreset', (page) => page.reload()]]) {
  test(`a lost answer (${reason}): once more shows the receipt that got lost`, () =>
    heed.visit({ device: phone }, async (page) => {
      await page.goto('/tell/quick');
      await write(page, 'What is worrying you?', `Plainly invented: sent in a tunnel, ${reason}.`);
      const lost = await lose_first_answer(page, '/tell/quick', reason);
      await Promise.all([page.waitForEvent('requestfailed'), page.getByRole('button', { name: 'Send', exact: true }).click({ noWaitAfter: true })]);
      await page.waitForTimeout(300);
      await again(page);
      await stands_on(page, 'We have what you told us');
      const receipt = await receipt_of(page);
      assert.equal(receipt.words, lost[0]);
      await page.reload();
      assert.deepEqual(await receipt_of(page), receipt, 'and a refresh shows it again');
    }));
}

test('the same form sent ten times at once stores one concern and shows one receipt', () =>
  heed.visit({ device: desktop }, async (page) => {
    await page.goto('/tell/quick');
    const state = await page.locator('input[name="state"]').inputValue();
    const form = { state, worry: 'Plainly invented: an impatient thumb.', go: 'send' };
    const answers = await Promise.all(Array.from({ length: 10 }, () => page.request.post('/tell/quick', { form })));
    const receipts = await Promise.all(answers.map(async (answer) => receipt_words_in(await answer.text())));
    assert.deepEqual(answers.map((answer) => answer.status()), Array(10).fill(200));
    assert.equal(new Set(receipts).size, 1);
    assert.equal(receipts[0].split(' ').length, 7);
    await come_back(page, receipts[0]);
    await stands_on(page, 'Your receipt');
  }));

test('nothing that anyone typed stands in the log', () => {
  for (const word of ['Quux', 'Wilhelmina', '07700 900123', '7700900123', 'parent@example.org', 'Plainly', 'Petra', 'impatient'])
    assert.ok(!heed.server.log().includes(word), word);
});
