// Waiting for what a person would wait for.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

// Nothing that a person waits for takes as long as that.
const PATIENCE_MS = 20_000;

// Calls `look` until what it answers is `expected`.
export async function becomes(expected, look, what) {
  let actual;
  const reached = await repeat(async () => {
    actual = await look();
    return matches(actual, expected);
  });
  if (!reached) assert.deepEqual(actual, expected, difference(what, expected, actual));
}

// Calls `look` until it answers something; answers that.
export async function eventually(look, what) {
  const found = await repeat(look);
  assert(found, `not there after ${PATIENCE_MS / 1000} s: ${what}`);
  return found;
}

async function repeat(look) {
  for (const end = Date.now() + PATIENCE_MS; ; await pause(25)) {
    const found = await look();
    if (found || Date.now() > end) return found;
  }
}

function matches(actual, expected) {
  try {
    assert.deepEqual(actual, expected);
    return true;
  } catch {
    return false;
  }
}

function difference(what, expected, actual) {
  const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2));
  return `${what}\n--- expected\n${show(expected)}\n--- seen\n${show(actual)}`;
}
