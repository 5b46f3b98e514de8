// What people do, in their words: press, write, choose, read a receipt, sign in.
import assert from 'node:assert/strict';

const exactly = (name) => ({ name, exact: true });

export const press = (page, name) => page.getByRole('button', exactly(name)).click();
export const follow = (page, name) => page.getByRole('main').getByRole('link', exactly(name)).click();
export const write = (page, label, text) => page.getByLabel(label, { exact: true }).fill(text);
export const tick = (page, label) => page.getByLabel(label, { exact: true }).check();
export const heading_of = (page) => page.getByRole('heading', { level: 1 }).innerText();
export const go_on = (page) => press(page, 'Continue');

// Chooses one answer of the question with this legend.
export const choose = (page, question, answer) =>
  page.getByRole('group', { name: question }).getByLabel(answer, { exact: true }).check();

export async function stands_on(page, title) {
  assert.equal(await heading_of(page), title);
}

// Presses Continue until the page with this heading.
export async function go_on_until(page, title) {
  for (let pages = 0; pages < 20; ++pages) {
    if ((await heading_of(page)) === title) return;
    await go_on(page);
  }
  assert.fail(`no page “${title}”, stopped at “${await heading_of(page)}”`);
}

export async function begin(page, who, start = '/tell') {
  await page.goto(start);
  await tick(page, who);
  await go_on(page);
}

export async function receipt_of(page) {
  const words = await page.locator('.heed-receipt__word').allInnerTexts();
  assert.equal(words.length, 7, 'a receipt has seven words');
  const reference = await page.locator('.heed-receipt__reference strong').innerText();
  assert.match(reference, /^HD-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/);
  return { words: words.join(' '), reference };
}

export async function come_back(page, words, start = '/return') {
  await page.goto(start);
  await write(page, start.includes('as=young') ? 'Your secret words' : 'Your seven words', words);
  await go_on(page);
}

export async function sign_in(page, server, name) {
  await page.goto('/team/sign-in');
  await write(page, 'Sign-in name', name);
  await write(page, 'Password', server.accounts()[name]);
  await press(page, 'Sign in');
}
