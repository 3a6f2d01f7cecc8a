// Draws the extension's icon, which must be a PNG, from its SVG.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';

const icon = join(dirname(fileURLToPath(import.meta.url)), '../icons/extension');
writeFileSync(`${icon}.png`, new Resvg(readFileSync(`${icon}.svg`)).render().asPng());
