/** How the text of an element is to be read. */
export interface TextOptions {
  /** Elements that are left out with all they hold: buttons, quoted posts, decoys. */
  exclude?: string;
  /** Parts that are left out with all they hold: other people's words inside. */
  without?: readonly Element[];
  /** `keep` where the page shows line breaks of its source (`white-space: pre-wrap`); otherwise white space collapses. */
  whitespace?: 'collapse' | 'keep';
  /** Leaves out what the page hides from assistive technology. */
  skipAriaHidden?: boolean;
  /** Whose alternative text counts as words: pictures that stand for emoji, or every picture. */
  images?: 'emoji' | 'all' | 'none';
  /** The words of a link where they differ from what it holds, e.g. the whole of a shortened address; null keeps them. */
  link?: (anchor: Element) => string | null;
  /** Whether boxes stand in the line of words, where a page lays out `div` as a part of the line; else they break it. */
  inline?: boolean;
}

/** Never words of a person, whatever the page. `svg` holds titles of icons. */
const wordless = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'canvas',
  'video',
  'audio',
  'iframe',
  'object',
  'head',
  'select',
  'textarea',
]);

const blocks = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'center',
  'dd',
  'details',
  'dialog',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'li',
  'main',
  'menu',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tr',
  'ul',
]);

const emojiText = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\p{Regional_Indicator}|\u200D|\uFE0F)+$/u;
const shortCode = /^:[\w+-]+:$/u;
const emojiMark = /emoji|emote|emoticon|twemoji|smil(?:ey|ie)/iu;

/** Whether a picture stands for an emoji, by what it says or how it is named. */
export function isEmojiImage(image: Element): boolean {
  if (image.hasAttribute('data-plain-text')) return true;
  const alt = image.getAttribute('alt') ?? '';
  if (alt === '') return false;
  if ((emojiText.test(alt) && !/^[\d#*]+$/u.test(alt)) || shortCode.test(alt)) return true;
  return (
    emojiMark.test(image.getAttribute('class') ?? '') || emojiMark.test((image.getAttribute('src') ?? '').slice(0, 500))
  );
}

/** What a picture says in place of words; empty where it says nothing. */
function imageText(image: Element, images: TextOptions['images']): string {
  if (images === 'none' || (images !== 'all' && !isEmojiImage(image))) return '';
  return image.getAttribute('data-plain-text') ?? image.getAttribute('alt') ?? '';
}

/** Collects words with the line breaks between them, as a person sees them. */
class Lines {
  private out = '';
  /** Line ends at the end of `out`: to look for them there would copy all of a long text each time. */
  private ends = 0;
  private pendingBreaks = 0;
  private pendingSpace = false;

  private put(text: string): void {
    let ends = 0;
    while (ends < text.length && text[text.length - 1 - ends] === '\n') ends += 1;
    this.ends = ends === text.length ? this.ends + ends : ends;
    this.out += text;
  }

  /** At least `count` line ends before what comes next, none at the beginning. */
  breakAtLeast(count: number): void {
    if (count === 0) return;
    this.pendingBreaks = Math.max(this.pendingBreaks, count);
    this.pendingSpace = false;
  }

  private flush(): void {
    if (this.pendingBreaks > 0 && this.out !== '') this.put('\n'.repeat(Math.max(0, this.pendingBreaks - this.ends)));
    else if (this.pendingSpace && this.out !== '' && this.ends === 0) this.put(' ');
    this.pendingBreaks = 0;
    this.pendingSpace = false;
  }

  /** A space before what comes next. */
  gap(): void {
    this.pendingSpace = true;
  }

  lineBreak(): void {
    this.flush();
    this.put('\n');
  }

  exact(text: string): void {
    if (text === '') return;
    this.flush();
    this.put(text);
  }

  collapsed(text: string): void {
    const words = text.replace(/[ \t\r\n\f]+/gu, ' ');
    if (words === '') return;
    if (words === ' ') {
      this.pendingSpace = true;
      return;
    }
    if (words.startsWith(' ')) this.pendingSpace = true;
    this.flush();
    this.put(words.trim() === words ? words : words.replace(/^ | $/gu, ''));
    if (words.endsWith(' ')) this.pendingSpace = true;
  }

  text(): string {
    return this.out.replace(/^\s+|\s+$/gu, '');
  }
}

/** Lines before and after an element: a paragraph stands apart, a block on a line of its own. */
function breaksAround(element: Element): number {
  const tag = element.localName;
  if (tag === 'p') return 2;
  return blocks.has(tag) ? 1 : 0;
}

/**
 * The words of `root` as a person reads them: emoji of pictures, line ends where lines end, without what is not words.
 * Goes by markup alone, so it is the same in a page, a saved page and a test; deep trees do not overflow the stack.
 */
export function textOf(root: Element, options: TextOptions = {}): string {
  const excluded = options.exclude === undefined ? null : new Set(root.querySelectorAll(options.exclude));
  const lines = new Lines();
  const keep = options.whitespace === 'keep';
  const inline = options.inline === true;
  const isLeftOut = (element: Element): boolean =>
    excluded?.has(element) === true || options.without?.includes(element) === true;
  const skip = (element: Element): boolean =>
    wordless.has(element.localName) ||
    element.hasAttribute('hidden') ||
    // a draft that the viewer has begun
    element.getAttribute('contenteditable') === 'true' ||
    (options.skipAriaHidden === true && element.getAttribute('aria-hidden') === 'true');

  /** Says what stands for the element itself; true where its children are still to be read. */
  const enter = (element: Element): boolean => {
    if (element !== root && isLeftOut(element)) {
      // a quotation that is left out still stands between the words before and after it
      if (!inline) lines.breakAtLeast(Math.min(1, breaksAround(element)));
      return false;
    }
    if (element !== root && skip(element)) return false;
    const tag = element.localName;
    if (tag === 'br') {
      lines.lineBreak();
      return false;
    }
    if (tag === 'img') {
      lines.exact(imageText(element, options.images));
      return false;
    }
    // Telegram draws its own emoji from data; what they stand for is said beside it
    const sticker = element.getAttribute('data-sticker-emoji');
    if (sticker !== null && tag === 'custom-emoji-element') {
      lines.exact(sticker);
      return false;
    }
    if (tag === 'a' && element !== root && options.link !== undefined) {
      const words = options.link(element);
      if (words !== null) {
        lines.exact(words);
        return false;
      }
    }
    lines.breakAtLeast(element === root || inline ? 0 : breaksAround(element));
    // cells stand apart, though there may be nothing between them in the markup
    if (tag === 'td' || tag === 'th') lines.gap();
    return true;
  };

  let preDepth = 0;
  let node: Node = root;
  let descend = enter(root);
  let entered = descend;
  for (;;) {
    if (descend && node.nodeType === 1 && (node as Element).localName === 'pre') preDepth += 1;
    const child: Node | null = descend ? node.firstChild : null;
    if (child !== null) {
      node = child;
    } else {
      for (;;) {
        if (entered && node.nodeType === 1) {
          if ((node as Element).localName === 'pre') preDepth -= 1;
          if (node !== root && !inline) lines.breakAtLeast(breaksAround(node as Element));
        }
        if (node === root) return lines.text();
        if (node.nextSibling !== null) break;
        node = node.parentNode as Node;
        entered = true;
      }
      node = node.nextSibling;
    }
    if (node.nodeType === 3) {
      if (keep || preDepth > 0) lines.exact((node as Text).data);
      else lines.collapsed((node as Text).data);
    }
    descend = node.nodeType === 1 && enter(node as Element);
    entered = descend;
  }
}
