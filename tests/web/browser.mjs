// What the journeys share: the browser, pages that are watched, axe, screenshots.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';

export const scratch = process.env.DATELINE_SCRATCH;
export const url = process.env.DATELINE_URL;
export const proxiedUrl = process.env.DATELINE_PROXIED_URL;

const require = createRequire(join(scratch, 'package.json'));
const {chromium} = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const desktop = {viewport: {width: 1366, height: 900}};
export const phone = {
  viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true,
};

// Chromium's sandbox does not work for root, as whom containers run tests.
export const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox'],
});

// Runs `steps` in a window of its own. It fails if the page logs an error, breaks the
// content security policy, opens a dialog or asks another server.
export const visit = async (options, steps) => {
  const context = await browser.newContext({acceptDownloads: true, ...options});
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults = [];
  page.on('console', (message) => {
    const isExpected = /status of 40\d/.test(message.text());
    if (message.type() === 'error' && !isExpected) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(url) || request.url().startsWith(proxiedUrl);
    if (!isOwn) faults.push(`request to ${request.url()}`);
  });
  try {
    await steps(page, context);
  } finally {
    await context.close();
  }
  assert.deepEqual(faults, []);
};

export const shoot = (page, name) =>
  page.screenshot({path: join(scratch, 'screens', `${name}.png`)});

// Fails with what axe-core finds against WCAG 2.2 AA and good practice.
export const checkAccess = async (page, name) => {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const found = violations.map(({id, help, nodes}) =>
    `${name}: ${id}: ${help}: ${nodes.map(({html}) => html).join(' ')}`);
  assert.deepEqual(found, []);
  console.log(`axe: ${name}: no violations`);
};

// Fails if the page can be scrolled sideways.
export const checkWidth = async (page) => {
  const [inner, outer] = await page.evaluate(() =>
    [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
  assert.ok(inner <= outer, `the page is ${inner} wide in a window of ${outer}`);
};
