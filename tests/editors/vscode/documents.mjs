// Documents that cases open. Emoji stand before what is found, since editors count them in different ways.

export const GROWTH = `Cycle: 2026-Q4
Team: Growth 🌱

Objective O1: Neue Teams fühlen sich schnell zu Hause 🏡
  Owner: @maria

  KR1: Raise the share of teams that invite a colleague from 31% to 45% @li
  KR2: 🚀 Redesign the welcome tour @jörg
  KR3: Café 🧁 NPS 60 @li
  🎯 KR4: Raise repeat visits from 18% to 25%
`;

export const files = { 'growth.okr': GROWTH };

// What is underlined in it.
export const GROWTH_FINDINGS = ['warning “Redesign”', 'warning “KR4”', 'info “60”'];

// Opens it, and waits for what is found: who types faster than that has no server yet.
export async function openGrowth(window) {
  await window.open('growth.okr');
  await window.expectSquiggles(...GROWTH_FINDINGS);
}
