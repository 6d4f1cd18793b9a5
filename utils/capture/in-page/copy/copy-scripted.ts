import type { CopyWork } from './copy-work.ts';

/** How the copy marks the states that a script has given an element: `:state(…)` holds for none where no script runs. */
const stateMark = 'data-daybook-states';

const isInState = (element: Element, name: string): boolean => {
  try {
    return element.matches(`:state(${name})`);
  } catch {
    // a browser that does not know states
    return false;
  }
};

/** A sheet in which states go by marks in the copy; the elements that have them get those. */
export function withStates({ ofKits }: CopyWork, sheet: string): string {
  return sheet.replaceAll(/:state\(\s*([\w-]+)\s*\)/g, (_, name: string) => {
    for (const [element, twin] of ofKits) {
      const known = twin.getAttribute(stateMark)?.split(' ') ?? [];
      if (!known.includes(name) && isInState(element, name)) twin.setAttribute(stateMark, [...known, name].join(' '));
    }
    return `[${stateMark}~="${name}"]`;
  });
}

const isByStyle = (animation: Animation) => 'animationName' in animation || 'transitionProperty' in animation;

/** How scripts have moved, faded or coloured elements of this tree by animations: no file tells that by itself. */
export function keepAnimated(root: DocumentOrShadowRoot, twinOf: (element: Element) => Element | undefined): void {
  for (const animation of root.getAnimations()) {
    const effect = animation.effect as KeyframeEffect | null;
    const twin = effect?.target ? twinOf(effect.target) : undefined;
    if (!effect?.target || effect.pseudoElement !== null || isByStyle(animation) || twin === undefined) continue;
    const now = getComputedStyle(effect.target) as unknown as Record<string, string>;
    const { style } = twin as HTMLElement;
    for (const name of new Set(effect.getKeyframes().flatMap((frame) => Object.keys(frame)))) {
      if (name.startsWith('--')) style.setProperty(name, getComputedStyle(effect.target).getPropertyValue(name));
      else if (name in style) (style as unknown as Record<string, string>)[name] = now[name] ?? '';
    }
  }
}
