// The processes that another one has started, as Linux lists them.

import { readFileSync, readdirSync } from 'node:fs';

// All below `root`: each with its number and the name of its program.
export function descendants(root) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap(look);
  const below = (parent) => all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(root);
}

function look(pid) {
  try {
    // The name stands in parentheses and may hold any character; then come state and parent.
    const [, name, parent] = readFileSync(`/proc/${pid}/stat`, 'utf8').match(/\((.*)\) \S (\d+)/s);
    return [{ pid: Number(pid), name, parent: Number(parent) }];
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
