// What is true of every page of Heed, whoever it is for.
import AxeBuilder from '@axe-core/playwright';
import assert from 'node:assert/strict';

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

// A title and an address show on a locked phone and in a history: neither may say what the page is about.
const telling = /abus|exploit|sex|child|worr|concern|safeguard|police|rape|victim|grooming|tell|report/i;

export function facts_of(page) {
  return page.evaluate(() => {
    const first_link = [...document.querySelectorAll('a[href], button, input, textarea, select, summary, [tabindex]')].find(
      (one) => one.tabIndex >= 0 && one.checkVisibility(),
    );
    return {
      title: document.title,
      headings: [...document.querySelectorAll('h1')].map((one) => one.textContent.trim()),
      lang: document.documentElement.lang,
      dir: document.documentElement.dir,
      inline_scripts: document.querySelectorAll('script:not([src])').length,
      inline_styles: document.querySelectorAll('style, [style]').length,
      handlers: [...document.querySelectorAll('*')].filter((one) => [...one.attributes].some(({ name }) => name.startsWith('on'))).length,
      first: first_link?.className ?? '',
      text: document.body.innerText,
      markup: document.documentElement.outerHTML,
      too_wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });
}

export function check_facts(facts, where, { team = false } = {}) {
  assert.equal(facts.headings.length, 1, `${where}: exactly one h1, not ${JSON.stringify(facts.headings)}`);
  assert.notEqual(facts.headings[0], '', `${where}: an h1 with words`);
  assert.match(facts.lang, /^[a-z]{2,3}(-[A-Z]{2})?$/, `${where}: lang`);
  assert.match(facts.dir, /^(ltr|rtl)$/, `${where}: dir`);
  assert.equal(facts.inline_scripts + facts.inline_styles + facts.handlers, 0, `${where}: no inline script or style`);
  assert.doesNotMatch(facts.markup, /⟦/, `${where}: a missing message`);
  assert.ok(facts.too_wide <= 0, `${where}: ${facts.too_wide}px too wide`);
  assert.match(facts.title, /– \S/, `${where}: a title`);
  if (team) return;
  assert.doesNotMatch(facts.title, telling, `${where}: the title "${facts.title}" tells what it is about`);
  assert.match(facts.first, /\bheed-exit\b/, `${where}: the exit comes first in tab order`);
  assert.match(facts.text, /999/, `${where}: says 999`);
  assert.match(facts.text, /101/, `${where}: says 101`);
}

// HEED_AXE=off is for writing journeys. Legacy mode spares a second page for every check; what it gives up is frames of other hosts, which Heed has none of.
export async function check_accessibility(page, where) {
  if (process.env.HEED_AXE === 'off') return;
  // Scrolled, the exit bar lies over whatever passes beneath it.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(standards).setLegacyMode(true).analyze();
  const said = violations.map((one) => `${one.id} (${one.impact}): ${one.nodes.map((node) => `${node.target} ${node.failureSummary}`).join('; ')}`);
  assert.deepEqual(said, [], `${where}: axe`);
}

// Every rule at once. Without JavaScript in the page axe stays out: the same pages are read with it elsewhere.
export async function check_page(page, where, { team = false, accessibility = page.javascript } = {}) {
  check_facts(await facts_of(page), where, { team });
  if (accessibility) await check_accessibility(page, where);
  assert.deepEqual(page.elsewhere, [], `${where}: asks nobody else`);
  if (!team) assert.deepEqual(await page.context().cookies(), [], `${where}: no cookie`);
}
