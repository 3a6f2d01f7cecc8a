// Waiting for what a person would wait for. What is expected may be a pattern, or a list that has patterns in it.

import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect, isDeepStrictEqual } from 'node:util';

// Nothing that a person waits for takes as long as that.
const PATIENCE_MS = 30_000;

// Calls `look` until what it answers fits.
export async function becomes(expected, look, what) {
  let seen;
  const reached = await repeat(async () => fits((seen = await look()), expected));
  assert(reached, difference(what, expected, seen));
}

// Calls `look` until one of the things that it answers fits.
export async function comes(expected, look, what) {
  let seen;
  const reached = await repeat(async () => (seen = await look()).some((one) => fits(one, expected)));
  assert(reached, difference(`one of ${what}`, expected, seen));
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

function fits(seen, expected) {
  if (expected instanceof RegExp) return expected.test(seen);
  if (!Array.isArray(expected)) return isDeepStrictEqual(seen, expected);
  return seen.length === expected.length && expected.every((one, index) => fits(seen[index], one));
}

function difference(what, expected, seen) {
  const show = (value) => (typeof value === 'string' ? value : inspect(value, { breakLength: 100 }));
  return `${what}\n--- expected\n${show(expected)}\n--- seen\n${show(seen)}`;
}
