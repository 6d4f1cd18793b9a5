import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeChosen } from '../utils/capture/in-page/reader/chosen-shelf.ts';
import { hasUnpressableCover } from '../utils/capture/in-page/picture/unpressable-cover.ts';

/** Put into a page while its picture is taken; tells whether something hides the chosen item that no press meets. */
export default defineUnlistedScript(() => {
  const item = takeChosen();
  return item !== null && hasUnpressableCover(item);
});
