// Colours lines as VS Code does: with its parser of TextMate grammars, and its expressions.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import source from '../syntaxes/okr.mjs';

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
await oniguruma.loadWASM(readFileSync(wasm));

const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: patterns => new oniguruma.OnigScanner(patterns),
    createOnigString: text => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(JSON.stringify(source), 'okr.json'),
});
const grammar = await registry.loadGrammar(source.scopeName);

/** The lines of a text, each with the scopes of each of its characters, the innermost last. */
export function scopes(text) {
  let state = textmate.INITIAL;
  return text.split(/\r\n|\n|\r/).map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const at = [];
    for (const { startIndex, endIndex, scopes } of tokens) {
      for (let index = startIndex; index < endIndex; index += 1) {
        at[index] = scopes;
      }
    }
    return { line, at };
  });
}

/** All scopes that the grammar gives. */
export const names = new Set([...JSON.stringify(source).matchAll(/"([a-z.-]+\.okr)"/g)].map(([, name]) => name));
