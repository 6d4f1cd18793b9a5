import html2canvas from 'html2canvas-pro';
import { htmlNamespace } from '../dom/html-element.ts';
import { takeChosen } from '../reader/chosen-shelf.ts';

/** A picture of the chosen element drawn from its markup, as a data: address; or why there is none. */
export async function redrawChosen(): Promise<{ dataUrl: string } | { why: string }> {
  const element = takeChosen();
  // what stands in a frame has other prototypes than ours
  if (element?.namespaceURI !== htmlNamespace) return { why: 'nothing that can be redrawn' };
  try {
    const canvas = await html2canvas(element as HTMLElement, {
      logging: false,
      // pictures from other sites are left out: asking for them anew would go over the network
      useCORS: false,
      allowTaint: false,
      imageTimeout: 2000,
      scale: devicePixelRatio,
    });
    return { dataUrl: canvas.toDataURL('image/png') };
  } catch (thrown) {
    // Firefox: what draws writes a document of its own, which it allows to no script of an extension
    if (thrown instanceof DOMException && thrown.name === 'SecurityError')
      return { why: 'this browser lets an extension draw no page anew' };
    return { why: thrown instanceof Error ? thrown.message.slice(0, 200) : 'could not be redrawn' };
  }
}
