import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { layOutAdapters } from '../utils/capture/in-page/reader/lay-out-adapters.ts';
import { microblogsAdapters } from '../utils/sites/social/microblogs-adapters.ts';

/** Put into the page before the reader, where `adapterScriptFor` names it. */
export default defineUnlistedScript(() => layOutAdapters('adapters-microblogs', microblogsAdapters));
