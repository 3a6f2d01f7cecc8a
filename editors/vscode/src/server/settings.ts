/** Settings of the extension itself, of which the server knows nothing. */
const OURS = ['server', 'trace'];

type Tree = Record<string, unknown>;

/**
 * What people set, and nothing else. The defaults stay here: the server has its own, and what it is sent wins over
 * `okr.toml`. The layers come from the weakest to the strongest.
 */
export function forServer(layers: readonly unknown[]): Tree {
  const merged = layers.filter(isTree).reduce(merge, {});
  return Object.fromEntries(Object.entries(merged).filter(([name]) => !OURS.includes(name)));
}

function merge(under: Tree, over: Tree): Tree {
  const merged = { ...under };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isTree(below) && isTree(value) ? merge(below, value) : value;
  }
  return merged;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
