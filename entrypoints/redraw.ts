import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { redrawChosen } from '../utils/capture/in-page/picture/redraw.ts';

/** Put into a page only where the browser refused its picture; gives what it drew. */
export default defineUnlistedScript(() => redrawChosen());
