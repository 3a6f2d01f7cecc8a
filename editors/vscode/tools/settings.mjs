// Makes the settings of the extension from the schema of `okr.toml`, which `okr-ls config --schema` prints.

/** The headings under which settings are listed; what has none of its own is general. */
const TITLES = { limits: 'Limits', rules: 'Rules', topics: 'Words and Topics', words: 'Words and Topics' };
const GENERAL = 'OKR';

/** The `configuration` of package.json: what the schema says, then what is about the extension itself. */
export function configuration(schema, own) {
  const groups = {};
  const put = (group, name, setting) => {
    groups[TITLES[group] ?? GENERAL] ??= {};
    groups[TITLES[group] ?? GENERAL][`okr.${name}`] = field(setting);
  };
  for (const [name, setting] of Object.entries(forEditor(schema).properties)) {
    if (setting.properties) {
      Object.entries(setting.properties).forEach(([inner, one]) => put(name, `${name}.${inner}`, one));
    } else {
      put(name, name, setting);
    }
  }
  const listed = Object.entries(groups).map(([title, properties], order) => ({ title, order, properties }));
  return [...listed, { ...own, order: listed.length }];
}

/** The same as the settings editor can show it. */
function forEditor(schema) {
  return JSON.parse(JSON.stringify(schema), (_, value) => {
    // A month may be a number in a file; here it is chosen from a list.
    if (value?.anyOf?.some(({ type }) => type === 'integer')) {
      const { anyOf, ...rest } = value;
      return { ...rest, ...anyOf.find(way => way.enum) };
    }
    // A list of choices wants a type.
    return value?.enum ? { type: 'string', ...value } : value;
  });
}

/** An empty field is a setting that is not set, and no mistake. */
function field({ pattern, ...setting }) {
  return pattern ? { ...setting, default: '' } : setting;
}
