// Makes docs/picture.png, the README's picture: the public half on a phone, beside it the team's page of a concern.
//   tools/node node tests/journeys/picture.mjs
import { join } from 'node:path';
import { desktop, launch, open_page, phone } from './lib/browser.mjs';
import { repository, start_server } from './lib/server.mjs';
import { sign_in } from './lib/steps.mjs';

const height = 800;

async function public_half(browser, server) {
  const page = await open_page(browser, server, { device: { ...phone, viewport: { width: 390, height } } });
  await page.goto('/');
  return page.screenshot();
}

async function team_half(browser, server) {
  const page = await open_page(browser, server, { device: { ...desktop, viewport: { width: 1010, height } } });
  await sign_in(page, server, 'amina.worker');
  const { reference } = server.receipts().find(({ about }) => about.includes('missing now'));
  await page.locator('.heed-inbox__row', { hasText: reference }).locator('.heed-inbox__link').click();
  await page.locator('h1').evaluate((title) => scrollTo(0, title.getBoundingClientRect().top - 70));
  return page.screenshot();
}

const picture = (data, width) =>
  `<img alt="" width="${width}" height="${height}" src="data:image/png;base64,${data.toString('base64')}" style="border:1px solid #889; border-radius:8px">`;

const [browser, server] = await Promise.all([launch(), start_server([])]);
const halves = [picture(await public_half(browser, server), 390), picture(await team_half(browser, server), 1010)];
const canvas = await browser.newPage({ viewport: { width: 1460, height: height + 42 } });
await canvas.setContent(`<body style="margin:0; padding:20px; display:flex; gap:20px; background:#e8ecef">${halves.join('')}`);
await canvas.waitForFunction(() => [...document.images].every((image) => image.complete));
await canvas.screenshot({ path: join(repository, 'docs/picture.png') });
await browser.close();
await server.stop();
