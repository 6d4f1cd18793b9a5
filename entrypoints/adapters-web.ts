import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { webAdapters } from '../utils/sites/generic/web-adapters.ts';
import { layOutAdapters } from '../utils/capture/in-page/reader/lay-out-adapters.ts';

/** Put into the page before the reader, where `adapterScriptFor` names it. */
export default defineUnlistedScript(() => layOutAdapters('adapters-web', webAdapters));
