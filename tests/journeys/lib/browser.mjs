// Chromium, and the devices people come with. No page ever needs another host, so every other request is a failure.
import { chromium } from 'playwright-core';

export const phone = { name: 'phone', viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
export const small_phone = { name: 'small phone', viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };
export const desktop = { name: 'desktop', viewport: { width: 1280, height: 900 } };

export const launch = () =>
  chromium.launch({
    executablePath: process.env.HEED_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync'],
  });

// Opens a page of its own context. `elsewhere` collects addresses of other hosts; they are answered with an empty page.
export async function open_page(browser, server, { device = desktop, javascript = true } = {}) {
  const { name, ...screen } = device;
  const context = await browser.newContext({ ...screen, javaScriptEnabled: javascript, baseURL: server.address, serviceWorkers: 'block' });
  context.setDefaultTimeout(20_000);
  const elsewhere = [];
  await context.route((url) => url.origin !== server.address, (route) => {
    elsewhere.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title><h1>Weather</h1>' });
  });
  const page = await context.newPage();
  return Object.assign(page, { elsewhere, javascript, device_name: name });
}
