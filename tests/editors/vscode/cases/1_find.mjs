import { scenario } from '../scenario.mjs';

const GROWTH = `Cycle: 2026-Q4
Team: Growth 🌱

Objective O1: Neue Teams fühlen sich schnell zu Hause 🏡
  Owner: @maria

  KR1: Raise the share of teams that invite a colleague from 31% to 45% @li
  KR2: 🚀 Redesign the welcome tour @jörg
  KR3: Café 🧁 NPS 60 @li
  🎯 KR4: Raise repeat visits from 18% to 25%
`;
scenario('hover', { files: { 'growth.okr': GROWTH } }, async (window) => {
  await window.open('growth.okr');
  console.log((await window.hover('Raise the share')));
  await window.picture('hover');
  await window.clickBehind('Redesign');
  console.log(await window.fixes());
  await window.picture('fixes');
  console.log(await window.status());
  await window.press('Enter');
  await window.expectSelected('<baseline>');
  await window.picture('fixed');
  await window.type('30');
  await window.press('Tab');
  await window.expectSelected('<target>');
  await window.type('40');
  console.log(await window.lines());
});
