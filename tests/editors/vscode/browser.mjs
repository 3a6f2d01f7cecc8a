// The one Chromium of a run: its pages share what they have loaded.

import { chromium } from 'playwright-core';
import { join } from 'node:path';
import { openEyes } from './sight.mjs';

const { CHROMIUM, SCRATCH } = process.env;

let context;

export async function newPage(size = { width: 1100, height: 720 }) {
  context ??= await chromium.launchPersistentContext(join(SCRATCH, 'chromium'), {
    executablePath: CHROMIUM,
    permissions: ['clipboard-read', 'clipboard-write'],
    args: [
      '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ],
  });
  const page = await context.newPage();
  await page.setViewportSize(size);
  page.setDefaultTimeout(30_000);
  page.setDefaultNavigationTimeout(60_000);
  await openEyes(page);
  return page;
}

export async function closeBrowser() {
  await context?.close();
}
