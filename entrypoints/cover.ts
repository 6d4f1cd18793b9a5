import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeChosen } from '../utils/capture/in-page/reader/chosen-shelf.ts';
import { hasUnpressableCover } from '../utils/capture/in-page/picture/unpressable-cover.ts';
import { picturedWords } from '../utils/capture/in-page/picture/words-in-picture.ts';

/**
 * Put into a page while its picture is cut out; tells whether something hides the chosen item that no press meets, and
 * which of its words a picture shows: see `look-for-cover.ts`.
 */
export default defineUnlistedScript(() => {
  const item = takeChosen();
  return item === null ? null : { covered: hasUnpressableCover(item), words: picturedWords(item) };
});
