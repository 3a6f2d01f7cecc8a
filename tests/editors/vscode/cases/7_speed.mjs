// Speed, as it is felt: in a window that is in use, but has seen no OKR document yet.

import assert from 'node:assert/strict';
import { files, GROWTH_FINDINGS } from '../documents.mjs';
import { scenario } from '../scenario.mjs';
import { Window } from '../window.mjs';

const ACTIVATION_MS = 300;
const SQUIGGLES_MS = 500;

// Each round takes the median of that many windows. A round on a machine that is busy otherwise says nothing, so that
// one round that holds will do.
const WINDOWS = 3;
const ROUNDS = 3;

// High enough for the list of all extensions that run.
const SIZE = { width: 1000, height: 1600 };

scenario('speed: the extension is there in 300 ms, and what it finds in 500 ms', {}, async (_, code, t) => {
  const rounds = [];
  while (rounds.length < ROUNDS && !rounds.some(holds)) {
    const round = { activation: [], squiggles: [] };
    for (let number = 0; number < WINDOWS; number += 1) {
      const fresh = await Window.open(code, code.folder({ ...files, 'notes.txt': 'Nothing.\n' }), SIZE);
      await fresh.open('notes.txt');
      await fresh.untilReady();
      round.squiggles.push(await fresh.timeToSquiggles('growth.okr', 'Objective'));
      await fresh.expectSquiggles(...GROWTH_FINDINGS);
      round.activation.push(await fresh.activationTime('OKR'));
      await fresh.close();
    }
    rounds.push(round);
    t.diagnostic(`activation ${round.activation.join(', ')} ms; first squiggles ${round.squiggles.join(', ')} ms`);
  }
  assert(rounds.some(holds), `none of these is under ${ACTIVATION_MS} and ${SQUIGGLES_MS} ms: ${JSON.stringify(rounds)}`);
});

function holds({ activation, squiggles }) {
  return median(activation) < ACTIVATION_MS && median(squiggles) < SQUIGGLES_MS;
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
