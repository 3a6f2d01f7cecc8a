// Makes the settings of the extension from the schema of `okr.toml`, which `okr-ls config --schema` prints.

const SECTION = 'okr';

/** The groups under which the settings are listed; all that has no group of its own is general. */
const TITLES = { '': 'OKR', limits: 'Limits', rules: 'Rules', topics: 'Words and Topics', words: 'Words and Topics' };

/** The `configuration` of package.json: what the schema says, then what is about the extension itself. */
export function configuration(schema, own) {
  const groups = new Map();
  const put = (title, name, property) =>
    groups.set(title, { ...groups.get(title), [`${SECTION}.${name}`]: property });
  for (const [name, property] of Object.entries(schema.properties)) {
    const title = TITLES[name] ?? TITLES[''];
    // What has settings inside is a group of settings; what takes any names is one setting.
    if (property.properties && name !== 'topics') {
      for (const [inner, setting] of Object.entries(property.properties)) {
        put(title, `${name}.${inner}`, plain(setting));
      }
    } else {
      put(title, name, plain(property));
    }
  }
  const listed = [...groups].map(([title, properties], order) => ({ title, order, properties }));
  return [...listed, { ...own, order: listed.length }];
}

/** A setting as the settings editor can show it: a list of choices wants a type, and one way of saying a thing. */
function plain(schema) {
  const { anyOf, ...rest } = schema;
  const choices = anyOf?.find(way => way.enum);
  // A month may be a number in a file; here it is chosen from a list. Where the other way says more, both stay.
  const simple = anyOf && anyOf.every(way => way.type !== 'object');
  const own = simple ? { ...rest, ...choices } : schema;
  const out = { ...own };
  if (out.enum) {
    out.type = 'string';
  }
  for (const name of ['items', 'additionalProperties']) {
    if (out[name] && typeof out[name] === 'object') {
      out[name] = plain(out[name]);
    }
  }
  if (out.properties) {
    out.properties = Object.fromEntries(Object.entries(out.properties).map(([name, inner]) => [name, plain(inner)]));
  }
  return out;
}
