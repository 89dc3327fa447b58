// What the page can do without this script, it does; the script makes it quicker.
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);
  const box = byId('q');
  const main = byId('main');

  const make = (tag, attributes = {}, text = '') => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      element.setAttribute(name, value);
    }
    element.textContent = text;
    return element;
  };

  // The content of another page of this server.
  const contentOf = async (address) => {
    const response = await fetch(address);
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(
      await response.text(), 'text/html');
    return document.importNode(page.querySelector('main'), true).childNodes;
  };

  // Says what happened to those who do not see it.
  const status = make('p', {class: 'hidden', role: 'status'});
  document.body.append(status);

  const completeQueries = () => {
    const form = box.form;
    const list = make('ul', {id: 'suggestions', class: 'suggestions',
      role: 'listbox', 'aria-label': 'Suggestions'});
    list.hidden = true;
    box.after(list);
    for (const [name, value] of Object.entries({role: 'combobox',
      'aria-autocomplete': 'list', 'aria-expanded': 'false',
      'aria-controls': 'suggestions'})) {
      box.setAttribute(name, value);
    }
    let active = -1;
    let begin = '';
    let shownFor = '';  // the query that the suggestions are for
    let timer = 0;
    let request = new AbortController();

    const close = () => {
      request.abort();
      clearTimeout(timer);
      list.hidden = true;
      active = -1;
      box.setAttribute('aria-expanded', 'false');
      box.removeAttribute('aria-activedescendant');
    };
    const choose = (option) => {
      const text = option.dataset.text;
      box.value = begin + text + (text.endsWith(':') ? '' : ' ');
      close();
      box.focus();
      if (text.endsWith(':')) ask();
    };
    const move = (step) => {
      const options = list.children;
      active = (active + step + options.length + 1) % (options.length + 1);
      for (const [place, option] of [...options].entries()) {
        option.setAttribute('aria-selected', String(place === active));
      }
      if (active === options.length) {
        active = -1;
        box.removeAttribute('aria-activedescendant');
      } else {
        box.setAttribute('aria-activedescendant', options[active].id);
      }
    };
    const show = (query, answer) => {
      const bytes = new TextEncoder().encode(query).slice(0, answer.begin);
      begin = new TextDecoder().decode(bytes);
      shownFor = query;
      active = -1;
      list.replaceChildren(...answer.suggestions.map((suggestion, place) => {
        const option = make('li', {id: `suggestion-${place}`, role: 'option',
          'aria-selected': 'false', 'data-text': suggestion.text});
        option.append(make('bdi', {}, suggestion.text),
          make('span', {class: 'kind'}, suggestion.kind));
        return option;
      }));
      list.hidden = answer.suggestions.length === 0;
      box.setAttribute('aria-expanded', String(!list.hidden));
    };
    const ask = async () => {
      request.abort();
      request = new AbortController();
      const query = box.value;
      if (query.trim() === '' || box.selectionStart < query.length) {
        close();
        return;
      }
      const parameters = new URLSearchParams({q: query, limit: '8'});
      const index = new FormData(form).get('index');
      if (index) parameters.set('index', index);
      try {
        const response = await fetch(`${form.dataset.complete}?${parameters}`,
          {signal: request.signal});
        if (response.ok) show(query, await response.json());
      } catch {
        // Another key was pressed, or the server is busy: no suggestions.
      }
    };
    box.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(ask, 100);
    });
    box.addEventListener('blur', close);
    form.addEventListener('submit', close);
    // Until the answer to the last key is there, the list is of what was typed before.
    const isOpen = () => !list.hidden && shownFor === box.value;
    box.addEventListener('keydown', (event) => {
      if (!isOpen()) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        move(event.key === 'ArrowDown' ? 1 : active < 0 ? list.children.length : -1);
      } else if (event.key === 'Enter' && active >= 0) {
        choose(list.children[active]);
      } else if (event.key === 'Escape') {
        close();
      } else {
        return;
      }
      event.preventDefault();
    });
    list.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option && isOpen()) choose(option);
    });
  };

  // Opens articles and citations beside the list where the window is wide.
  const pane = (() => {
    const wide = matchMedia('(min-width: 64rem)');
    const element = make('aside', {class: 'pane', 'aria-label': 'Beside the list',
      tabindex: '-1'});
    let opener = null;

    const close = () => {
      if (!opener) return false;
      element.remove();
      document.body.classList.remove('reading');
      opener.removeAttribute('aria-expanded');
      opener.focus();
      opener = null;
      return true;
    };
    const scrollTo = (fragment) => {
      const passage = fragment && element.querySelector(`[id="${fragment}"]`);
      for (const other of element.querySelectorAll('.target')) {
        other.classList.remove('target');
      }
      if (passage) passage.classList.add('target');
      element.scrollTop = passage
        ? passage.getBoundingClientRect().top -
          element.getBoundingClientRect().top + element.scrollTop - 80
        : 0;
    };
    const open = async (link) => {
      try {
        const content = await contentOf(link.href);
        const bar = make('div', {class: 'bar'});
        bar.append(make('a', {href: link.href}, 'Open as a page'),
          make('button', {type: 'button', class: 'close'}, 'Close'));
        element.replaceChildren(bar, ...content);
        if (opener) opener.removeAttribute('aria-expanded');
        opener = link;
        opener.setAttribute('aria-expanded', 'true');
        document.body.classList.add('reading');
        main.append(element);
        offerCopies(element);
        element.focus({preventScroll: true});
        scrollTo(new URL(link.href).hash.slice(1));
      } catch {
        location.assign(link.href);
      }
    };
    document.addEventListener('click', (event) => {
      if (event.target.closest('.pane .close')) close();
      const link = event.target.closest('a');
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey &&
        !event.shiftKey && !event.altKey;
      if (!link || !isPlain) return;
      const fragment = link.getAttribute('href');
      if (fragment.startsWith('#') && element.contains(link)) {
        event.preventDefault();
        scrollTo(fragment.slice(1));
      } else if (link.classList.contains('beside') && wide.matches) {
        event.preventDefault();
        open(link);
      }
    });
    return {close};
  })();

  // Gives each citation a button that copies it.
  const offerCopies = (within) => {
    for (const citation of within.querySelectorAll('.citation')) {
      const text = citation.querySelector('pre');
      const button = make('button', {type: 'button', class: 'second'}, 'Copy');
      button.append(make('span', {class: 'hidden'},
        ` ${citation.querySelector('h2').textContent}`));
      button.addEventListener('click', async () => {
        getSelection().selectAllChildren(text);
        try {
          await navigator.clipboard.writeText(text.textContent);
        } catch {
          document.execCommand('copy');  // where the connection is not secure
        }
        status.textContent = 'The citation is copied.';
        button.firstChild.textContent = 'Copied';
      });
      citation.querySelector('.actions').prepend(button);
    }
  };

  // Lets readers choose a time by drawing over the histogram.
  const brushTimeline = (svg) => {
    const dates = svg.dataset.dates.split(' ');
    const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
    const column = width / dates.length;
    const area = document.createElementNS(svg.namespaceURI, 'rect');
    area.setAttribute('class', 'brush');
    area.setAttribute('height', height);
    let first = null;
    let last = null;
    const place = (event) => {
      const {left, width: shown} = svg.getBoundingClientRect();
      const at = Math.floor((event.clientX - left) / shown * dates.length);
      return Math.min(Math.max(at, 0), dates.length - 1);
    };
    const range = () => [Math.min(first, last), Math.max(first, last)];
    svg.addEventListener('dragstart', (event) => event.preventDefault());
    svg.addEventListener('pointerdown', (event) => {
      if (event.button === 0) first = last = place(event);
    });
    svg.addEventListener('pointermove', (event) => {
      if (first === null) return;
      const now = place(event);
      if (now === last) return;
      svg.setPointerCapture(event.pointerId);
      last = now;
      const [begin, end] = range();
      area.setAttribute('x', begin * column);
      area.setAttribute('width', (end - begin + 1) * column);
      svg.append(area);
      status.textContent = `${dates[begin]} to ${dates[end]}`;
    });
    const drop = () => {
      first = null;
      area.remove();
    };
    svg.addEventListener('pointercancel', drop);
    svg.addEventListener('pointerup', () => {
      if (first !== null && area.isConnected) {
        const [begin, end] = range();
        const address = new URL(location.href);
        address.searchParams.set('from', dates[begin]);
        address.searchParams.set('to', dates[end]);
        address.searchParams.delete('offset');
        location.assign(address);
      }
      drop();
    });
  };

  // One key each; readers can turn them off, because speech and switches may
  // press keys that were not meant.
  const keys = {
    get on() {
      try {
        return localStorage.getItem('dateline.keys') !== 'off';
      } catch {
        return true;  // the browser keeps nothing
      }
    },
    set on(value) { localStorage.setItem('dateline.keys', value ? 'on' : 'off'); },
  };
  const offerKeys = (within) => {
    const section = within.querySelector('.keys');
    if (!section) return;
    const label = make('label');
    const choice = make('input', {type: 'checkbox'});
    choice.checked = keys.on;
    choice.addEventListener('change', () => { keys.on = choice.checked; });
    label.append(choice, ' Use these keys');
    section.append(label);
  };

  const showHelp = async () => {
    if (document.body.classList.contains('page-help')) return;
    const link = document.querySelector('.masthead nav a[href$="/help"]');
    const dialog = make('dialog', {'aria-label': 'Help'});
    const bar = make('form', {method: 'dialog', class: 'bar'});
    bar.append(make('button', {}, 'Close'));
    try {
      dialog.append(bar, ...await contentOf(link.href));
    } catch {
      location.assign(link.href);
    }
    offerKeys(dialog);
    dialog.addEventListener('close', () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
  };

  const goToHit = (step) => {
    const links = [...document.querySelectorAll('.hit h2 a')];
    const here = links.findIndex((link) =>
      link.closest('.hit').contains(document.activeElement) ||
      link.getAttribute('aria-expanded') === 'true');
    const next = links[here < 0 ? 0 : here + step];
    if (!next) return;
    next.focus();
    next.closest('.hit').scrollIntoView({block: 'nearest'});
  };

  document.addEventListener('keydown', (event) => {
    const isTyping = event.target.closest('input, textarea, select, dialog');
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    if (event.key === 'Escape') {
      pane.close();
      return;
    }
    const action = {
      '/': () => { box.focus(); box.select(); },
      'j': () => goToHit(1),
      'k': () => goToHit(-1),
      '?': showHelp,
    }[event.key];
    if (!action || !keys.on) return;
    event.preventDefault();
    action();
  });

  completeQueries();
  offerCopies(document);
  offerKeys(document);
  for (const svg of document.querySelectorAll('.timeline svg')) {
    brushTimeline(svg);
  }
})();
