// What stands where on the page, as a person sees it. The functions of `SIGHT` run in the page.

const SIGHT = {
  // The lines of the editor from above to below, as elements.
  lines() {
    const top = (line) => line.getBoundingClientRect().top;
    return [...document.querySelectorAll('.editor-instance .view-lines .view-line')].sort((a, b) => top(a) - top(b));
  },

  // The characters of a line with the rectangles that they take.
  characters(line) {
    const found = [];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      let at = 0;
      for (const character of node.data) {
        const range = document.createRange();
        range.setStart(node, at);
        at += character.length;
        range.setEnd(node, at);
        const text = character.replace('\u00a0', ' ');
        found.push({ text, box: range.getBoundingClientRect(), element: node.parentElement });
      }
    }
    return found;
  },

  // The text that lies within a rectangle.
  within(box) {
    return SIGHT.lines().flatMap(SIGHT.characters).filter((character) => {
      const x = (character.box.left + character.box.right) / 2;
      const y = (character.box.top + character.box.bottom) / 2;
      return character.box.width > 0 && box.left < x && x < box.right && box.top - 2 < y && y < box.bottom + 2;
    }).map((character) => character.text).join('');
  },

  // The texts under the elements that the selector finds, in the order of reading.
  under(selector) {
    return [...document.querySelectorAll(selector)]
      .map((element) => element.getBoundingClientRect())
      .sort((a, b) => a.top - b.top || a.left - b.left)
      .map(SIGHT.within);
  },

  // The characters of the first place where `words` stand in one line of the editor; none if nowhere.
  place(words) {
    for (const line of SIGHT.lines()) {
      const characters = SIGHT.characters(line);
      const text = characters.map((character) => character.text);
      const wanted = [...words];
      const at = text.findIndex((_, from) => wanted.every((character, index) => text[from + index] === character));
      if (at >= 0) return characters.slice(at, at + wanted.length);
    }
    return [];
  },

  // The rectangle of the words.
  box(words) {
    const [first, ...rest] = SIGHT.place(words).map((character) => character.box);
    return first && { left: first.left, top: first.top, right: (rest.at(-1) ?? first).right, bottom: first.bottom };
  },

  // The colour of the words; more than one where they are not of one colour.
  colour(words) {
    const colours = SIGHT.place(words).map((character) => getComputedStyle(character.element).color);
    return [...new Set(colours)].join(' and ');
  },

  // Promises as `watched` the milliseconds from the first sight of the words to the first squiggle.
  watch(words) {
    SIGHT.watched = new Promise((resolve) => {
      let start;
      new MutationObserver((_, observer) => {
        if (SIGHT.text().some((line) => line.includes(words))) start ??= performance.now();
        if (!start || !document.querySelector('.editor-instance [class*="squiggly-"]')) return;
        observer.disconnect();
        resolve(Math.round(performance.now() - start));
      }).observe(document.body, { childList: true, subtree: true });
    });
  },

  // The text of the editor as far as it is on the screen.
  text() {
    return SIGHT.lines().map((line) => line.textContent.replaceAll('\u00a0', ' '));
  },
};

// Puts `SIGHT` into every document that the page will show.
export async function openEyes(page) {
  const functions = Object.entries(SIGHT).map(([name, body]) => `${name}: function ${body.toString()}`);
  await page.addInitScript(`window.SIGHT = { ${functions.join(',\n')} };`);
}
