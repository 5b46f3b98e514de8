// No text is hard-coded and no layout breaks: every public page in both test languages on the narrowest phone.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { small_phone } from './lib/browser.mjs';
import { follow_links } from './lib/crawl.mjs';
import { check_facts, facts_of } from './lib/page_rules.mjs';
import { look } from './lib/screenshots.mjs';
import { repository } from './lib/server.mjs';
import { suite } from './lib/suite.mjs';

const accented = '/en-XA';
const right_to_left = '/ar-XB';
const paths = {};
let local_details;
let publishers;
const heed = suite(async ({ server }) => {
  local_details = await readFile(join(repository, 'content/areas/exampleshire.toml'), 'utf8');
  const sources = await readFile(join(repository, 'content/packs/child-exploitation/sources.toml'), 'utf8');
  publishers = [...sources.matchAll(/^publisher = "(.*)"$/gm)].map(([, publisher]) => `${publisher}, `);
  for (const language of [accented, right_to_left])
    paths[language] = await follow_links(server.address, [`${language}/`, `${language}/young-people`], language);
});

// Pieces of visible text with letters in them that no catalogue made: neither accented nor bracketed. What people wrote,
// names of languages, telephone numbers and addresses are no text of ours.
const untranslated = (page) =>
  page.evaluate(() => {
    const skipped = '[translate="no"], .heed-quoted, .heed-languages, .heed-masthead__organisation, script, style, a[href^="tel:"], time';
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent.trim();
      const parent = walker.currentNode.parentElement;
      if (/[A-Za-z]{2}/.test(text) && !/[^\x00-\x7F‘’“”–…]|[[\]]/.test(text) && !parent.closest(skipped)) found.push(text);
    }
    return found;
  });

// What an area wrote in its local details, and the title of a source, stay as they are; so do addresses and numbers.
const addresses = [/^[a-z0-9-]+(\.[a-z]{2,})+\b/, /^\S+@\S+$/, /^18001 /, /^\d+(am|pm)$/];
const is_known = (text) =>
  local_details.includes(`"${text}"`) || publishers.some((publisher) => text.startsWith(publisher)) || addresses.some((address) => address.test(text));
const left_in_english = async (page) => (await untranslated(page)).filter((text) => !is_known(text));

const on_every_page = async (page, language, rule) => {
  for (const path of paths[language]) {
    assert.equal((await page.goto(path)).status(), 200, path);
    await rule(path);
  }
};

test('the accented language: every word comes from a catalogue, and 40 % more of them still fit', async () => {
  assert.ok(paths[accented].length > 45);
  await heed.visit({ device: small_phone }, (page) =>
    on_every_page(page, accented, async (path) => {
      const facts = await facts_of(page);
      assert.equal(facts.lang, 'en-XA', path);
      check_facts(facts, path);
      assert.deepEqual(await left_in_english(page), [], path);
    }));
});

test('right to left: every page turns round and none grows wider than the phone', async () => {
  assert.equal(paths[right_to_left].length, paths[accented].length);
  await heed.visit({ device: small_phone }, (page) =>
    on_every_page(page, right_to_left, async (path) => {
      const facts = await facts_of(page);
      assert.equal(facts.dir, 'rtl', path);
      check_facts(facts, path);
    }));
});

// The long way through telling, by the buttons' values, because their words are others in each language.
for (const language of [accented, right_to_left]) {
  for (const who of ['adult', 'young_person', 'friend_of_child', 'professional', 'survivor']) {
    test(`every page of telling in ${language.slice(1)} as ${who}`, () =>
      heed.visit({ device: small_phone }, async (page) => {
        await page.goto(`${language}/tell`);
        await page.locator(`input[name="who"][value="${who}"]`).check();
        await page.locator('main button[type="submit"]').click();
        for (let step = 1; (await page.locator('form[action$="/tell/send"]').count()) === 0; ++step) {
          assert.ok(step < 25, 'the walk ends');
          await fill_everything(page);
          const facts = await facts_of(page);
          check_facts(facts, `${language} ${who} ${step}`);
          if (language === accented) assert.deepEqual(await left_in_english(page), []);
          await page.locator('main button[value="next"]').click();
        }
        await look(page, `${language.slice(1)}_${who}_check_answers`, { accessibility: false });
        await page.locator('form[action$="/tell/send"] button').click();
        assert.equal(await page.locator('.heed-receipt__word').count(), 7);
        await look(page, `${language.slice(1)}_${who}_receipt`, { accessibility: false });
      }));
  }
}

async function fill_everything(page) {
  for (const box of await page.locator('main input[type="checkbox"]').all()) await box.check();
  for (const field of await page.locator('main :is(input[type="text"], textarea)').all()) await field.fill('Þlainly inventéd');
  for (const field of await page.locator('main input[type="tel"]').all()) await field.fill('01632 960123');
  for (const field of await page.locator('main input[type="email"]').all()) await field.fill('nobody@example.org');
}
