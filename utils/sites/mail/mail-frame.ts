/**
 * The element that holds one message of a mail page: the nearest one around its body that has `mark` too (sender,
 * date), as long as it does not hold the body of another message. The body itself where there is none.
 */
export function mailFrame(body: Element, mark: string, bodies: string): Element {
  for (let at = body.parentElement; at !== null && at.localName !== 'body'; at = at.parentElement) {
    const others = [...at.querySelectorAll(bodies)].some(
      (other) => other !== body && !other.contains(body) && !body.contains(other),
    );
    if (others) break;
    if ([...at.querySelectorAll(mark)].some((match) => !body.contains(match))) return at;
  }
  return body;
}
