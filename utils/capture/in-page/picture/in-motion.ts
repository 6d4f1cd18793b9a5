/** Smaller things that come late are counters and signs. CSS pixels. */
const leastSide = 20;

/** Whether something large enough to be read stands in the window. */
export const isInView = ({ top, bottom, width, height }: DOMRect): boolean =>
  bottom > 0 && top < innerHeight && width >= leastSide && height >= leastSide;

/** Whether something in view of a page, or of an item on it, is on its way to how it will look; what goes on for ever is not. */
export function isInMotion(within: Document | Element): boolean {
  const timeline = (within.ownerDocument ?? (within as Document)).timeline;
  return within.getAnimations({ subtree: true }).some((animation) => {
    const { effect, playState } = animation;
    if (playState !== 'running' || animation.timeline !== timeline || effect === null) return false;
    const { endTime, activeDuration } = effect.getComputedTiming();
    if (!(Number(activeDuration) > 0 && Number(endTime) < 5000)) return false;
    const { target } = effect as KeyframeEffect;
    return target != null && isInView(target.getBoundingClientRect());
  });
}
