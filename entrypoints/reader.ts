import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { answerBackground } from '../utils/capture/in-page/reader/answer-background.ts';

/** Put into a page by the background after the person pressed our button there; ends with its port. */
export default defineUnlistedScript(() => answerBackground());
