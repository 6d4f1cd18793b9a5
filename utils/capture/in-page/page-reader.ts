import { DaybookError } from '../../shared/errors.ts';
import type { Adapter, Reading, RequiredField } from '../../sites/contract.ts';
import { readPage } from '../../sites/read-output.ts';
import { adapterFor } from '../../sites/registry.ts';
import { readWholePage } from '../../sites/whole-page.ts';
import type { MenuTarget, WalkDirection } from '../reader-protocol.ts';
import { ConversationWalk } from './conversation-walk.ts';
import { chosenByMenu } from './menu-choice.ts';
import { allRoots } from './shadow-roots.ts';

/** What the reader knows of the page that it is in: its adapter, its items, and the one that was chosen. */
export class PageReader {
  readonly #url = new URL(location.href);
  readonly #adapter: Adapter = adapterFor(this.#url, document);
  #chosen: Element | null = null;

  /** Items of the page as it is now, document order, in shadow roots too. */
  items(): Element[] {
    return allRoots(document).flatMap((root) => this.#adapter.items(root, this.#url));
  }

  get platform(): string | null {
    return this.#adapter.id === 'web' ? null : this.#adapter.name;
  }

  get chosen(): Element {
    if (this.#chosen === null) throw new DaybookError('no-post-found');
    return this.#chosen;
  }

  choose(item: Element | null): boolean {
    this.#chosen = item;
    return item !== null;
  }

  chooseByMenu(target: MenuTarget): boolean {
    return this.choose(chosenByMenu(this.items(), target));
  }

  /** A reading names long `data:` addresses by their beginning: the whole one, where one picture of the item has it. */
  wholeAddress(url: string): string {
    if (!url.startsWith('data:') || !url.endsWith('…')) return url;
    const beginning = url.slice(0, -1);
    const images = [...(this.#chosen?.querySelectorAll('img') ?? [])].map((image) => image.currentSrc || image.src);
    const alike = new Set(images.filter((src) => src.startsWith(beginning)));
    return alike.size === 1 ? ([...alike][0] ?? url) : url;
  }

  /** The item that reads as a profile, where the page is an account's own. */
  chooseProfile(): boolean {
    return this.choose(this.items().find((item) => this.#adapter.read(item, this.#url).kind === 'profile') ?? null);
  }

  walkFromChosen(direction: WalkDirection): ConversationWalk {
    return new ConversationWalk(this.chosen, this.#adapter, this.#url, () => this.items(), direction);
  }

  /** The chosen item's reading; where none was chosen, the page's own. */
  read(): { adapter: { id: string; version: number; required: readonly RequiredField[] | null }; reading: Reading } {
    const { id, version } = this.#adapter;
    if (this.#chosen === null) {
      return { adapter: { id, version, required: [] }, reading: readWholePage(document, this.#url) };
    }
    const reading = this.#adapter.read(this.#chosen, this.#url);
    return { adapter: { id, version, required: this.#adapter.required[reading.kind] ?? null }, reading };
  }

  readAll(): unknown {
    const roots = allRoots(document).filter((root) => root instanceof ShadowRoot);
    return readPage(document, this.#url, roots);
  }
}
