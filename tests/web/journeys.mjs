// What people do on the pages, each as one test.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import test, {after} from 'node:test';

import {
  browser, checkAccess, checkWidth, desktop, phone, proxiedUrl, shoot, url, visit,
} from './browser.mjs';

const dark = {...desktop, colorScheme: 'dark'};
const hits = (page) => page.locator('.hit');
const titles = (page) => page.locator('.hit h2');
const downloaded = async (page, act) => {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return readFileSync(await download.path(), 'utf8');
};

after(() => browser.close());

test('search from the first page', () => visit(desktop, async (page) => {
  await page.goto(`${url}/`);
  await shoot(page, 'start');
  await checkAccess(page, 'start');
  await page.fill('#q', 'Aurus limousine');
  await page.press('#q', 'Enter');
  assert.match(page.url(), /\?q=Aurus\+limousine/);
  await page.waitForSelector('.hit mark');
  assert.match(await titles(page).first().textContent(), /gifts at the Pyongyang summit/);
  await shoot(page, 'search');
  await checkAccess(page, 'search');
  await page.reload();
  assert.equal(await page.inputValue('#q'), 'Aurus limousine');
}));

test('did you mean', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Aurus+limosine`);
  await shoot(page, 'did-you-mean');
  await page.click('.mend a');
  assert.equal(await page.inputValue('#q'), 'Aurus limousine');
  assert.equal(await page.locator('.notes').count(), 0);
}));

test('nothing found, and mended', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=%22limousine+Aurus%22`);
  assert.match(await page.textContent('.why-nothing'), /none has them in a row/);
  await shoot(page, 'nothing');
  await checkAccess(page, 'nothing found');
  await page.click('text=Search without the quotation marks');
  assert.equal(await hits(page).count(), 1);
  await page.goto(`${url}/?q=Aurus&source=Meridian+Wire`);
  await page.click("text=Search without the filter 'source Meridian Wire'");
  assert.ok(await hits(page).count() > 0);
}));

test('narrow by a facet and widen again', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Lady+Maud`);
  await page.click('.facet >> text=Harbour Dispatch');
  assert.match(page.url(), /source=Harbour%20Dispatch/);
  const sources = await page.locator('.hit > .facts .source').allTextContents();
  assert.deepEqual([...new Set(sources)], ['Harbour Dispatch']);
  await page.fill('#q', 'sandbank');
  await page.press('#q', 'Enter');
  assert.match(page.url(), /source=Harbour\+Dispatch/);
  await shoot(page, 'facet');
  await page.click('.filters a');
  assert.equal(await page.locator('.filters').count(), 0);
}));

test('choose a time by bar, brush and fields', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Lady+Maud`);
  await page.locator('.timeline svg a').first().click();
  assert.match(page.url(), /from=2023-03&to=2023-03/);
  await page.goto(`${url}/?q=Lady+Maud`);
  const box = await page.locator('.timeline svg').boundingBox();
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 20, {steps: 5});
  await shoot(page, 'brush');
  await Promise.all([page.waitForNavigation(), page.mouse.up()]);
  assert.match(page.url(), /from=2023-04&to=2023-05/);
  assert.equal(await hits(page).count(), 2);
  await page.fill('input[name=from]', '2023-09');
  await page.fill('input[name=to]', '');
  await page.click('text=Set the dates');
  assert.equal(await hits(page).count(), 1);
}));

test('order, group, neighbours and paging', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Putin`);
  await page.click('text=Next hits');
  assert.match(page.url(), /offset=10/);
  assert.match(await page.textContent('h1'), /^11/);
  await page.click('text=Oldest');
  assert.match(page.url(), /sort=oldest/);
  assert.doesNotMatch(page.url(), /offset/);
  await page.click('text=One hit an article');
  const found = await titles(page).allTextContents();
  assert.equal(new Set(found).size, found.length);
  await page.click('text=Neighbouring passages');
  assert.ok(await page.locator('.hit .context').count() > 0);
  await shoot(page, 'neighbours');
  await checkAccess(page, 'neighbours');
}));

test('an article opens beside the list', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Pungsan`);
  const address = page.url();
  await page.click('.hit h2 a');
  const pane = page.locator('.pane');
  await pane.locator('.passage.target mark').first().waitFor();
  assert.equal(page.url(), address);
  assert.ok(await pane.locator('.passage').count() > 1);
  await shoot(page, 'beside');
  await checkAccess(page, 'article beside');
  await page.keyboard.press('Escape');
  assert.equal(await pane.count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.className), 'beside');
}));

test('an article opens on its own page on a phone', () => visit(phone, async (page) => {
  await page.goto(`${url}/?q=Pungsan`);
  await page.click('.hit h2 a');
  await page.waitForURL(/\/article\/.*#p\d/);
  const top = await page.locator('.passage:target').evaluate(
    (passage) => passage.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 844, `the passage is at ${top}`);
  await shoot(page, 'article-phone');
  await checkAccess(page, 'article');
  await checkWidth(page);
  await page.click('.back a');
  assert.equal(await page.inputValue('#q'), 'Pungsan');
}));

test('similar passages', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=%22Lady+Maud%22+service`);
  await page.click('.hit >> text=Similar');
  await page.waitForURL(/\/similar\//);
  assert.ok(await hits(page).count() > 1);
  await shoot(page, 'similar');
  await checkAccess(page, 'similar');
}));

test('prints of one story are folded', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=%22nine+hours+with+212+people%22`);
  assert.equal(await hits(page).count(), 1);
  await page.click('.prints summary');
  assert.equal(await page.locator('.prints li').count(), 2);
  await shoot(page, 'prints');
}));

test('copies are named with their article', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=%22new+sluice%22`);
  assert.equal(await hits(page).count(), 1);
  assert.match(await page.textContent('.hit'), /also as sluice-b/);
  await page.goto(`${url}/article/sluice-b`);
  assert.match(await page.textContent('.story header'), /also as sluice-b/);
}));

test('cite a passage', () => visit(desktop, async (page, context) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${url}/?q=Skerrow+buoy`);
  await page.click('.hit >> text=Cite');
  await page.locator('.pane .citation').first().waitFor();
  await page.locator('.pane .citation button').first().click();
  await page.waitForSelector('text=Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /accessed \d{4}-\d\d-\d\d/);
  assert.equal(copied, await page.locator('.pane .citation pre').first().textContent());
  await shoot(page, 'cite-beside');
  await checkAccess(page, 'citations');
  const bibtex = await downloaded(page, () => page.click('text=Download as BibTeX'));
  assert.match(bibtex, /^@/);
}));

test('a long name beside others', () => visit(desktop, async (page) => {
  await page.goto(`${url}/batch`);
  await page.fill('#names', `Lady Maud\nhttps://x.example/${'x'.repeat(300)}\n`);
  await page.click('text=Look them up');
  await checkWidth(page);
  const note = await page.locator('.report td:last-child').last().boundingBox();
  assert.ok(note.x + note.width <= desktop.viewport.width, 'the notes are out of sight');
}));

test('a list of names', () => visit(desktop, async (page) => {
  await page.goto(`${url}/batch`);
  await page.fill('#names', 'Lady Maud\nAurus limousine\nZoltan Nobody\n');
  await page.click('text=Look them up');
  assert.equal(await page.textContent('#report'), '2 of 3 names found');
  assert.equal(await page.locator('tbody tr').count(), 3);
  await shoot(page, 'batch');
  await checkAccess(page, 'list of names');
  const csv = await downloaded(page, () => page.click('text=Download the report'));
  assert.match(csv, /^id,query,hits,/);
  assert.match(csv, /Zoltan Nobody,0,0/);
  await page.setInputFiles('#file', {
    name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from('id,query\n7,Skerrow\n'),
  });
  await page.selectOption('#format', 'csv');
  await page.click('text=Look them up');
  await page.click('tbody th a');
  assert.equal(await page.inputValue('#q'), 'Skerrow');
}));

test('suggestions', () => visit(desktop, async (page) => {
  await page.goto(`${url}/`);
  await page.locator('#q').pressSequentially('ferry sour');
  await page.waitForSelector('[role=option]:has-text("source:")');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  assert.equal(await page.inputValue('#q'), 'ferry source:');
  await page.locator('#q').pressSequentially('harb');
  await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
  assert.match(await page.textContent('[role=option]'), /Harbour Dispatch/);
  await shoot(page, 'suggestions');
  await checkAccess(page, 'suggestions');
  await page.keyboard.press('ArrowUp');
  assert.ok(await page.getAttribute('#q', 'aria-activedescendant'));
  await page.keyboard.press('Escape');
  assert.equal(await page.getAttribute('#q', 'aria-expanded'), 'false');
}));

test('keyboard alone', () => visit(desktop, async (page) => {
  await page.goto(`${url}/`);
  await page.keyboard.press('/');
  await page.keyboard.type('Lady Maud');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const focused = () => page.evaluate(() => document.activeElement.textContent);
  assert.equal(await focused(), await titles(page).nth(1).textContent());
  await shoot(page, 'keyboard');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.pane .story');
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  assert.equal(await focused(), await titles(page).first().textContent());
  await page.keyboard.press('?');
  await page.waitForSelector('dialog[open] .keys');
  await shoot(page, 'help-dialog');
  await checkAccess(page, 'help');
  await page.click('text=Use these keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'q');
}));

test('no JavaScript', () => visit({...desktop, javaScriptEnabled: false}, async (page) => {
  await page.goto(`${url}/`);
  await page.fill('#q', 'Lady Maud');
  await page.click('button >> text=Search');
  await page.click('.facet >> text=The Kelso Ledger');
  await page.locator('.timeline svg a').first().click();
  await page.click('.hit h2 a');
  await page.waitForURL(/\/article\//);
  assert.ok(await page.locator('mark').count() > 0);
  await page.click('.story > header >> text=Cite');
  assert.equal(await page.locator('.citation').count(), 4);
  await page.click('nav >> text=Help');
  await page.click('nav >> text=Names');
  await page.fill('#names', 'Lady Maud');
  await page.click('text=Look them up');
  assert.equal(await page.textContent('#report'), '1 of 1 names found');
}));

test('phone in both colours', async () => {
  for (const colorScheme of ['light', 'dark']) {
    await visit({...phone, colorScheme}, async (page) => {
      for (const [name, path] of [['start', '/'], ['search', '/?q=Lady+Maud'],
        ['nothing', '/?q=Lady+%2Bzymurgist'], ['batch', '/batch'], ['help', '/help']]) {
        await page.goto(url + path);
        await shoot(page, `${name}-phone-${colorScheme}`);
        await checkAccess(page, `${name} on a phone, ${colorScheme}`);
        await checkWidth(page);
      }
    });
  }
});

test('dark', () => visit(dark, async (page) => {
  for (const [name, path] of [['search', '/?q=Lady+Maud'], ['help', '/help'],
    ['article', '/article/skerrow-2?q=buoys#p1'], ['cite', '/cite/skerrow-2%231']]) {
    await page.goto(url + path);
    await shoot(page, `${name}-dark`);
    await checkAccess(page, `${name}, dark`);
  }
  const background = await page.evaluate(() =>
    getComputedStyle(document.body).backgroundColor);
  assert.equal(background, 'rgb(23, 24, 27)');
}));

test('hostile articles stay text', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=quagmire&context=1`);
  assert.equal(await hits(page).count(), 2);
  assert.match(await page.textContent('main'), /<script>alert\('text'\)<\/script>/);
  assert.equal(await page.locator('main script, main img, main style, .hit b').count(), 0);
  assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
  await shoot(page, 'hostile');
  await checkAccess(page, 'hostile articles');
  for (const title of await titles(page).allTextContents()) {
    await page.goto(`${url}/?q=quagmire`);
    await page.locator('.hit', {hasText: title}).locator('h2 a').click();
    await page.waitForSelector('.pane .story');
    await page.click('text=Open as a page');
    assert.equal(await page.textContent('.story h1'), title);
    assert.equal(await page.locator('main script, main img, main style').count(), 0);
    await page.locator('.story > header >> text=Cite').click();
    assert.equal(await page.locator('.citation').count(), 4);
  }
  await page.goto(`${url}/?q=%3Cscript%3Ealert(1)%3C/script%3E&source=%22%3E%3Cb%3E`);
  assert.equal(await page.locator('main script, main b').count(), 0);
}));

test('right-to-left and unspaced scripts', () => visit(desktop, async (page) => {
  const direction = (selector) => page.locator(selector).first().evaluate(
    (element) => getComputedStyle(element).direction);
  for (const [name, query, language, way] of [['hebrew', 'הנמל', 'he', 'rtl'],
    ['arabic', 'ميناء', 'ar', 'rtl'], ['japanese', '朝市', 'ja', 'ltr']]) {
    await page.goto(`${url}/?q=${encodeURIComponent(query)}&language=${language}`);
    assert.ok(await hits(page).count() > 0, name);
    assert.equal(await direction('.hit h2'), way);
    assert.equal(await page.getAttribute('.hit .text', 'lang'), language);
    await shoot(page, name);
    await checkAccess(page, name);
  }
  await page.goto(`${url}/article/heb-1`);
  assert.equal(await direction('.story h1'), 'rtl');
  assert.equal(await direction('.story .facts'), 'ltr');
}));

test('errors say what is wrong', () => visit(desktop, async (page) => {
  const response = await page.goto(`${url}/article/nowhere`);
  assert.equal(response.status(), 404);
  await shoot(page, 'error');
  await checkAccess(page, 'error');
  await page.goto(`${url}/?q=tea&from=soon`);
  assert.match(await page.textContent('main'), /'soon' is not a date/);
}));

test('export the hits', () => visit(desktop, async (page) => {
  await page.goto(`${url}/?q=Lady+Maud&source=Harbour+Dispatch`);
  const csv = await downloaded(page, () => page.click('.export >> text=CSV'));
  assert.match(csv, /Harbour Dispatch/);
  assert.doesNotMatch(csv, /Kelso Ledger/);
  const lines = await downloaded(page, () => page.click('.export >> text=JSON lines'));
  assert.equal(JSON.parse(lines.split('\n')[0]).source, 'Harbour Dispatch');
}));

test('behind a proxy, with two indexes', () => visit(desktop, async (page) => {
  const paths = ['/', '/?q=Lady+Maud&index=old', '/article/skerrow-2?index=old&q=buoys',
    '/similar/skerrow-2%231', '/cite/skerrow-2%231', '/batch?index=old', '/help',
    '/article/nowhere'];
  for (const path of paths) {
    await page.goto(proxiedUrl + path);
    const strays = await page.evaluate(() =>
      [...document.querySelectorAll('[href], [src], [action], [data-complete]')]
        .map((element) => ['href', 'src', 'action', 'data-complete']
          .map((name) => element.getAttribute(name)).find(Boolean))
        .filter((address) => !/^(\/archive\/|#|https:\/\/)/.test(address)));
    assert.deepEqual(strays, [], path);
  }
  await page.goto(`${proxiedUrl}/?q=Lady+Maud&index=old`);
  assert.equal(await page.inputValue('select[name=index]'), 'old');
  await page.click('.hit h2 a');
  await page.waitForSelector('.pane mark');
  await shoot(page, 'proxied');
}));

test('print', () => visit(desktop, async (page) => {
  await page.emulateMedia({media: 'print'});
  await page.goto(`${url}/article/skerrow-2?q=buoys`);
  assert.ok(await page.isHidden('.masthead'));
  assert.ok(await page.isVisible('.story h1'));
  await shoot(page, 'print');
}));

// When the page of an address is first painted, in milliseconds after it was asked for,
// and the bytes of all that it loads.
const measure = async (page, address) => {
  await page.goto(address);
  return page.evaluate(async () => {
    const paint = await new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
        .observe({type: 'paint', buffered: true});
    });
    const weight = [...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource')]
      .reduce((sum, entry) => sum + entry.decodedBodySize, 0);
    return {paint: Math.round(paint), weight};
  });
};

// A busy machine paints an empty page late, too; what that takes is not the page's.
test('weight and first paint', () => visit(desktop, async (page) => {
  const empty = [];
  const full = [];
  let weight = 0;
  for (let run = 0; run < 9; ++run) {
    empty.push((await measure(page, `${url}/healthz`)).paint);
    const measured = await measure(page, `${url}/?q=Putin+treaty`);
    full.push(measured.paint);
    weight = Math.max(weight, measured.weight);
  }
  console.log(`page weight: ${weight} bytes, not compressed`);
  console.log(`first paint with hits: ${full.join(', ')} ms; of 3 bytes of text: ` +
    `${empty.join(', ')} ms`);
  assert.ok(weight > 10_000 && weight < 100_000, `the page has ${weight} bytes`);
  const best = Math.min(...full) - Math.min(...empty);
  assert.ok(best <= Number(process.env.DATELINE_MAX_PAINT), `${best} ms`);
}));
