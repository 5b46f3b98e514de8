// Pictures of pages for people to look at: HEED_SCREENSHOTS=FOLDER keeps one of each page that a journey passes.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { check_page } from './page_rules.mjs';

// Checks a page by the rules of every page and, when asked for, keeps its picture as NAME.DEVICE.png.
export async function look(page, name, options = {}) {
  await check_page(page, `${name} (${page.device_name}${page.javascript ? '' : ', no JavaScript'})`, options);
  const folder = process.env.HEED_SCREENSHOTS;
  if (!folder || !page.javascript) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.${page.device_name.replace(' ', '-')}.png`), fullPage: true });
}
