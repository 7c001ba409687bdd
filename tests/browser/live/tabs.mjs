// Tabs of one browser in which an author looks at the portal, and what can be said of them.

import { sleep, until } from './desk.mjs';

// A browser window; its tabs know of each other as those of a person do.
export async function open(browser) {
  const window = await browser.newContext({ locale: 'id-ID', viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' });
  return { tab: (address) => tab(window, address), close: () => window.close(), count: () => window.pages().length };
}

async function tab(window, address) {
  const page = await window.newPage();
  const tab = new Tab(page);
  page.on('pageerror', (error) => tab.faults.push(error.message));
  page.on('response', (response) => response.request().isNavigationRequest() && tab.statuses.push(response.status()));
  await tab.go(address);
  return tab;
}

class Tab {
  faults = [];
  // The status of every page that came, reloads too.
  statuses = [];

  constructor(page) {
    this.page = page;
  }

  go(address) {
    return this.page.goto(String(address), { waitUntil: 'load' });
  }

  // Asks the page something, again when it was loaded anew meanwhile.
  inside(look, ...more) {
    return settled(() => this.page.evaluate(look, ...more));
  }

  // The words of the page; none before it is there as a whole.
  get text() {
    return this.inside(() => (document.readyState === 'complete' ? document.body.innerText : ''));
  }

  // Waits until the page says these words, or no longer says them; nobody reloads it by hand.
  shows(words) {
    return until(`${this.page.url()} shows "${words}"`, async () => (await this.text).includes(words));
  }

  hides(words) {
    return until(`${this.page.url()} no longer shows "${words}"`, async () => {
      const text = await this.text;
      return text && !text.includes(words);
    });
  }

  // A mark that a reload would wipe away.
  mark() {
    return this.inside(() => { window.marked = true; });
  }

  isMarked() {
    return this.inside(() => window.marked === true);
  }

  // Scrolls so that an element is as far below the top as this.
  scrollTo(selector, below) {
    return this.inside(([selector, below]) => scrollBy(0, document.querySelector(selector).getBoundingClientRect().top - below), [selector, below]);
  }

  topOf(selector) {
    return this.inside((selector) => document.querySelector(selector).getBoundingClientRect().top, selector);
  }

  style(selector, property) {
    return this.inside(([selector, property]) => getComputedStyle(document.querySelector(selector))[property], [selector, property]);
  }

  // The words of what the overlay has of this kind: `.status`, `.draft`, `.sheet li`.
  overlay(selector) {
    return settled(() => this.page.locator(`jejaring-live ${selector}`).filter({ visible: true }).allInnerTexts());
  }

  async opens(button) {
    await this.page.locator(`jejaring-live button.${button}`).click();
  }

  // Waits until a problem with all of these words is listed; gives the text of its line.
  async lists(...words) {
    let told = [];
    const listed = async () => {
      told = await this.overlay('.sheet li');
      return told.find((line) => words.every((word) => line.includes(word)));
    };
    return until(`${this.page.url()} lists ${JSON.stringify(words)}`, listed).catch((error) => {
      throw new Error(`${error.message}, but ${JSON.stringify(told)}`);
    });
  }

  // Waits until no problem is counted or listed.
  listsNothing() {
    return until(`${this.page.url()} lists nothing`, async () => (await this.overlay('.count, .sheet li')).length === 0);
  }

  // Waits until the overlay says this of the page or the connection.
  says(words) {
    return until(`the overlay of ${this.page.url()} says "${words}"`, async () => (await this.overlay('.status')).join().includes(words));
  }
}

// Tries again what a reload came in between of.
async function settled(ask, tries = 20) {
  try {
    return await ask();
  } catch (error) {
    if (tries === 0 || !/context was destroyed|navigat/i.test(error.message)) throw error;
    await sleep(50);
    return settled(ask, tries - 1);
  }
}
