// @ts-check
'use strict';
// The page's own script. It builds nothing from the records: all markup stands in the page already, and this shows, hides
// and marks it.
(() => {
  /** @param {ParentNode} from @param {string} selector @returns {HTMLElement[]} */
  const all = (from, selector) => Array.from(from.querySelectorAll(selector));
  /** @param {ParentNode} from @param {string} selector @returns {HTMLElement | null} */
  const one = (from, selector) => from.querySelector(selector);
  /** @param {Element} element @param {string} name @returns {string[]} */
  const words = (element, name) => (element.getAttribute(name) ?? '').split(' ').filter(Boolean);

  const ROLE_NAMES = new Map([
    ['a', 'who'],
    ['r', 'to whom'],
    ['c', 'deed'],
    ['p', 'where'],
    ['t', 'when'],
    ['i', 'with'],
    ['q', 'how many'],
    ['s', 'source'],
    ['k', 'says'],
  ]);
  const ROLE_CLASSES = [...ROLE_NAMES.keys()].map((letter) => `m-${letter}`);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

  /** @param {HTMLElement} doc */
  function start(doc) {
    const rows = all(doc, 'tbody tr');
    const details = all(doc, '.detail');
    const inspector = one(doc, '.inspector');
    const body = one(doc, 'tbody');
    const form = /** @type {HTMLFormElement | null} */ (one(doc, '.filters'));
    /** @type {Set<string>} Rows of happenings whose tellings are shown. */
    const unfolded = new Set();
    /** @type {string | null} */
    let chosen = null;

    /** @param {string | null} number @param {'text' | 'table' | 'none'} [follow] */
    function choose(number, follow = 'none') {
      chosen = number;
      for (const each of all(doc, '.on, .of')) each.classList.remove('on', 'of');
      for (const each of all(doc, '[data-role]')) {
        each.removeAttribute('data-role');
        each.classList.remove(...ROLE_CLASSES);
      }
      for (const each of details) each.hidden = each.dataset.s !== number;
      if (inspector) inspector.hidden = number === null;
      for (const each of rows) each.removeAttribute('aria-current');
      if (number === null) return;
      for (const each of all(doc, `[data-s~="${number}"]`)) each.classList.add('on');
      const row = rows.find((each) => each.dataset.s === number);
      if (row?.dataset.of !== undefined && row.hidden) {
        unfolded.add(row.dataset.of);
        filter();
      }
      row?.setAttribute('aria-current', 'true');
      for (const actor of row ? words(row, 'data-actors') : []) {
        all(doc, `.node[data-actor="${actor}"]`).forEach((each) => each.classList.add('on'));
      }
      markRoles(number);
      if (follow !== 'table' && row && !row.hidden) reveal(row, one(doc, '.scroll'));
      if (follow !== 'text') {
        const piece = one(doc, `.page .cue[data-r~="${number}c"]`) ?? one(doc, `.page [data-s~="${number}"]`);
        if (piece) scrollText(piece);
      }
    }

    /** Marks the roles of a statement in the text, each named at its first letter. @param {string} number */
    function markRoles(number) {
      let before = '';
      for (const piece of all(doc, '.page [data-r]')) {
        const letters = words(piece, 'data-r')
          .filter((token) => token.startsWith(number) && /^\d+$/.test(number) && token.slice(0, -1) === number)
          .map((token) => token.slice(-1));
        const letter = [...'ckarptisq'].find((each) => letters.includes(each));
        if (letter === undefined) {
          before = '';
          continue;
        }
        piece.classList.add(`m-${letter}`);
        piece.dataset.role = letter === before ? '' : (ROLE_NAMES.get(letter) ?? '');
        before = letter;
      }
    }

    /** @param {HTMLElement} element @param {HTMLElement | null} box */
    function reveal(element, box) {
      if (!box) return;
      const at = element.getBoundingClientRect();
      const within = box.getBoundingClientRect();
      if (at.top >= within.top + 32 && at.bottom <= within.bottom) return;
      box.scrollBy({ top: at.top - within.top - within.height / 3, behavior: calm ? 'auto' : 'smooth' });
    }

    /** @param {HTMLElement} piece */
    function scrollText(piece) {
      const at = piece.getBoundingClientRect();
      const covered = inspector && !inspector.hidden ? inspector.getBoundingClientRect().top : innerHeight;
      if (at.top >= 60 && at.bottom <= Math.min(covered, innerHeight) - 20) return;
      scrollBy({ top: at.top - innerHeight * 0.28, behavior: calm ? 'auto' : 'smooth' });
    }

    /** @param {string} number @param {'text' | 'table' | 'none'} [follow] */
    function go(number, follow = 'none') {
      choose(number, follow);
      const detail = details.find((each) => each.dataset.s === number);
      if (detail?.dataset.anchor) history.replaceState(null, '', `#${detail.dataset.anchor}`);
    }

    function close() {
      choose(null);
      history.replaceState(null, '', doc.id === 'd1' ? location.pathname + location.search : `#${doc.id}`);
    }

    // In the text: the narrowest statement; clicked again, the next one that holds these words.
    one(doc, '.page')?.addEventListener('click', (event) => {
      const target = event.target instanceof Element ? event.target.closest('[data-s]') : null;
      if (!target) return;
      const shown = words(target, 'data-s').filter((number) => {
        const row = rows.find((each) => each.dataset.s === number);
        return row?.dataset.kind !== 'claim' || claimsShown() || target.classList.contains('cue');
      });
      if (shown.length === 0) return;
      event.preventDefault();
      if (!getSelection()?.isCollapsed) return;
      const next = shown[(chosen === null ? -1 : shown.indexOf(chosen)) + 1] ?? shown[0];
      if (next !== undefined) go(next, 'text');
    });

    const claimsShown = () =>
      /** @type {HTMLInputElement | null} */ (form?.elements.namedItem('claims'))?.checked === true;

    /** @param {string} name @returns {string} */
    const value = (name) => {
      const field = form?.elements.namedItem(name);
      return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : '';
    };

    /** @type {string | null} Place chosen on the map; the form has no field for it. */
    let place = null;
    /** @type {Set<string> | null} Statements of an edge of the network. */
    let subset = null;

    function filter() {
      const [voice, type, status, actor] = ['voice', 'type', 'status', 'actor'].map(value);
      const sought = value('words').trim().toLowerCase();
      const claims = claimsShown();
      let shown = 0;
      let claimsHidden = 0;
      /** @type {Set<string | undefined>} */
      const passed = new Set();
      for (const row of rows) {
        const { kind, voice: ofVoice, type: ofType, class: ofClass, status: ofStatus } = row.dataset;
        const passes =
          (claims || kind !== 'claim') &&
          (!voice || ofVoice === voice) &&
          (!type || ofType === type || ofClass === type) &&
          (!status || ofStatus === status) &&
          (!actor || words(row, 'data-actors').includes(actor)) &&
          (place === null || row.dataset.place === place) &&
          (subset === null || subset.has(row.dataset.s ?? '')) &&
          (!sought || (row.textContent ?? '').toLowerCase().includes(sought));
        if (kind === 'claim' && !claims) claimsHidden++;
        if (passes) passed.add(row.dataset.s);
      }
      // A telling stands beneath its happening, unless that does not pass.
      for (const row of rows) {
        const { of, s } = row.dataset;
        row.hidden = !passed.has(s) || (of !== undefined && passed.has(of) && !unfolded.has(of));
        if (!row.hidden) shown++;
      }
      for (const button of all(doc, '.fold'))
        button.setAttribute('aria-expanded', String(unfolded.has(button.dataset.fold ?? '')));
      doc.classList.toggle('claims', claims);
      const none = one(doc, '.none');
      if (none) none.hidden = shown > 0;
      const count = one(doc, '.filters output');
      if (count) {
        const left = claimsHidden === 0 ? '' : ` · ${claimsHidden} ${claimsHidden === 1 ? 'claim' : 'claims'} hidden`;
        count.textContent = `${shown} of ${rows.length}${left}`;
      }
      for (const each of all(doc, '.node')) each.classList.toggle('picked', each.dataset.actor === actor);
      for (const each of all(doc, '.spot, .country')) each.classList.toggle('picked', each.dataset.place === place);
      for (const each of all(doc, '.page [data-a]')) {
        each.classList.toggle('named', Boolean(actor) && words(each, 'data-a').includes(actor ?? ''));
      }
      for (const each of all(doc, '.page [data-p]')) {
        each.classList.toggle('placed', place !== null && words(each, 'data-p').includes(place));
      }
    }

    form?.addEventListener('input', filter);
    form?.addEventListener('submit', (event) => event.preventDefault());
    form?.addEventListener('reset', () => {
      place = null;
      subset = null;
      setTimeout(filter);
    });

    body?.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('.fold') : null;
      if (button instanceof HTMLElement) {
        const number = button.dataset.fold ?? '';
        if (!unfolded.delete(number)) unfolded.add(number);
        filter();
        return;
      }
      const row =
        event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest('tr')) : null;
      if (!row?.dataset.s) return;
      event.preventDefault();
      go(row.dataset.s, 'table');
    });

    for (const button of all(doc, 'th button')) {
      button.addEventListener('click', () => {
        const header = button.closest('th');
        const column = Number(button.dataset.column);
        const down = header?.getAttribute('aria-sort') === 'ascending';
        for (const each of all(doc, 'th')) each.removeAttribute('aria-sort');
        header?.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        /** @param {HTMLElement} row */
        const key = (row) => {
          const cell = row.children[column];
          return cell?.getAttribute('data-v') ?? cell?.textContent ?? '';
        };
        const sorted = rows.filter((row) => row.dataset.of === undefined);
        sorted.sort((a, b) => {
          const [x, y] = [key(a), key(b)];
          // Cells without a value stand last in either direction.
          if (x === '' || y === '') return Number(x === '') - Number(y === '');
          const order = column === 0 ? Number(x) - Number(y) : x.localeCompare(y, 'en');
          return (down ? -order : order) || Number(a.dataset.s) - Number(b.dataset.s);
        });
        for (const row of sorted)
          body?.append(row, ...rows.filter(({ dataset }) => dataset.of !== undefined && dataset.of === row.dataset.s));
      });
    }

    /** @param {HTMLElement} node */
    function pick(node) {
      if (node.classList.contains('node')) {
        const field = form?.elements.namedItem('actor');
        if (!(field instanceof HTMLSelectElement)) return;
        field.value = field.value === node.dataset.actor ? '' : (node.dataset.actor ?? '');
        subset = null;
        place = null;
        filter();
        const mention = one(doc, '.page .named');
        if (mention) scrollText(mention);
      } else if (node.classList.contains('edge')) {
        const statements = words(node, 'data-s');
        const same =
          subset !== null && statements.every((each) => subset?.has(each)) && subset.size === statements.length;
        subset = same ? null : new Set(statements);
        filter();
        if (!same && statements[0] !== undefined) go(statements[0]);
      } else {
        place = place === node.dataset.place ? null : (node.dataset.place ?? null);
        subset = null;
        filter();
        const mention = one(doc, '.page .placed');
        if (mention) scrollText(mention);
      }
    }

    for (const node of all(doc, '.node, .edge, .spot, .country')) {
      node.addEventListener('click', () => pick(node));
      node.addEventListener('keydown', (event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pick(node);
      });
    }

    const extent = one(doc, '.extent');
    extent?.addEventListener('click', () => {
      const whole = one(doc, '.whole');
      const region = one(doc, 'svg.region');
      if (!whole || !region) return;
      whole.hidden = !whole.hidden;
      region.toggleAttribute('hidden', !whole.hidden);
      extent.setAttribute('aria-pressed', String(!whole.hidden));
    });

    /** @param {number} step */
    function step(step) {
      const visible = all(doc, 'tbody tr:not([hidden])').map((each) => each.dataset.s ?? '');
      if (visible.length === 0) return;
      const at = chosen === null ? -1 : visible.indexOf(chosen);
      const next = visible[(at + step + visible.length) % visible.length] ?? visible[0];
      if (next !== undefined) go(next);
    }

    for (const button of all(doc, '.inspector [data-step]')) {
      button.addEventListener('click', () =>
        button.dataset.step === '0' ? close() : step(Number(button.dataset.step)),
      );
    }

    document.addEventListener('keydown', (event) => {
      if (doc.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement) return;
      if (event.key === 'Escape') close();
      else if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
    });

    one(doc, '.save')?.addEventListener('click', () => {
      const record = JSON.parse(one(doc, 'script.record')?.textContent ?? 'null');
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(record) + '\n'], { type: 'application/json' }));
      link.download = 'record.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });

    filter();
    return {
      doc,
      choose,
      numberOf: (/** @type {string} */ id) => details.find((each) => each.dataset.anchor === id)?.dataset.s,
    };
  }

  const views = all(document, '.doc').map(start);
  const index = document.getElementById('index');

  function route() {
    const id = decodeURIComponent(location.hash.slice(1));
    const view =
      views.find(({ doc, numberOf }) => doc.id === id || numberOf(id) !== undefined) ?? (index ? undefined : views[0]);
    if (index) index.hidden = view !== undefined;
    for (const { doc } of views) doc.hidden = view?.doc !== doc;
    const number = view?.numberOf(id);
    if (number !== undefined) view?.choose(number);
    else if (view && index) scrollTo(0, 0);
  }

  document.documentElement.classList.add('scripted');
  addEventListener('hashchange', route);
  route();
})();
