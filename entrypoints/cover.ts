import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { unfinishedParts } from '../utils/capture/in-page/picture/unfinished.ts';
import { takeChosen } from '../utils/capture/in-page/reader/chosen-shelf.ts';
import { cutEnds } from '../utils/capture/in-page/sight/cut-short.ts';
import { hasUnpressableCover } from '../utils/capture/in-page/sight/unpressable-cover.ts';
import { picturedWords } from '../utils/capture/in-page/sight/words-in-picture.ts';

/**
 * Put into a page while its picture is cut out; tells whether something hides the chosen item that no press meets, which
 * of its words a picture shows and where they end at a control that gives out more; how many of its parts in view have not come: see `look-for-cover.ts`.
 */
export default defineUnlistedScript(() => {
  const item = takeChosen();
  if (item === null) return null;
  return {
    covered: hasUnpressableCover(item),
    words: picturedWords(item),
    cutEnds: cutEnds(item),
    unfinished: unfinishedParts(item),
  };
});
