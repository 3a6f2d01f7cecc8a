// Writes the TextMate grammar as VS Code reads it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import grammar from '../syntaxes/okr.mjs';

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist');
mkdirSync(dist, { recursive: true });
writeFileSync(join(dist, 'okr.tmLanguage.json'), JSON.stringify(grammar));
