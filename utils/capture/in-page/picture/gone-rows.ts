interface Sample {
  view: number;
  element: Element;
  words: string | null;
}

/** So many views back nothing is in view any more. */
const viewsApart = 2;
/** One that went may be a notice that was put away. */
const leastGone = 2;

/** Whether a page takes rows away, or uses them again, once they are out of view: lists do that which draw only what is seen. */
export class GoneRows {
  readonly #samples: Sample[] = [];
  #view = 0;

  /** To be called where a view shows what it will. */
  look(scroller: Element): void {
    this.#view += 1;
    const tree = scroller.getRootNode() as Document | ShadowRoot;
    for (const share of [0.3, 0.5, 0.7]) {
      const element = tree.elementFromPoint(innerWidth / 2, innerHeight * share);
      if (element === null || element === scroller || !scroller.contains(element)) continue;
      if (element.getBoundingClientRect().height < innerHeight / 2)
        this.#samples.push({ view: this.#view, element, words: element.textContent });
    }
  }

  /** Most of what was seen some views ago stands there no more. */
  get any(): boolean {
    const old = this.#samples.filter(({ view }) => view <= this.#view - viewsApart);
    const gone = old.filter(({ element, words }) => !element.isConnected || element.textContent !== words);
    return gone.length >= leastGone && gone.length >= old.length / 2;
  }
}
