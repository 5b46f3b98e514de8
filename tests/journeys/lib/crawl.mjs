// Every page that links reach, in the order in which they are met.
import assert from 'node:assert/strict';

const links_in = (markup) => [...markup.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, target]) => target.replaceAll('&amp;', '&'));

// Follows links within `address` from `starts`, but not into the team's half or other languages than `prefix`.
// Each page must answer 200 and each anchor must exist.
export async function follow_links(address, starts, prefix = '') {
  const waiting = [...starts];
  const met = new Set(waiting);
  const ids = new Map();
  const anchors = [];
  while (waiting.length > 0) {
    const path = waiting.shift();
    const answer = await fetch(address + path);
    assert.equal(answer.status, 200, `${path} answers`);
    const markup = await answer.text();
    ids.set(path, new Set([...markup.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)));
    for (const target of links_in(markup)) {
      const url = new URL(target, address + path);
      if (url.origin !== address || url.pathname.startsWith(`${prefix}/team`)) continue;
      const language = /^\/[a-z]{2}-[A-Z]{2}(?=\/|$)/.exec(url.pathname)?.[0] ?? '';
      if (language !== prefix) continue;
      const page = url.pathname + url.search;
      if (url.hash) anchors.push({ path, page, id: decodeURIComponent(url.hash.slice(1)) });
      if (!met.has(page)) {
        met.add(page);
        waiting.push(page);
      }
    }
  }
  for (const { path, page, id } of anchors) assert.ok(ids.get(page).has(id), `${path} links to ${page}#${id}, which is not there`);
  return [...met];
}
