import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { ConversationWalk } from '../utils/capture/in-page/conversation/conversation-walk.ts';
import { copyPage } from '../utils/capture/in-page/copy/page-copy.ts';
import { fetchingControls } from '../utils/capture/in-page/dom/fetching-controls.ts';
import { lateImages } from '../utils/capture/in-page/picture/late-images.ts';
import { PageTiles } from '../utils/capture/in-page/picture/page-tiles.ts';
import { unfinishedParts } from '../utils/capture/in-page/picture/unfinished.ts';
import { layOutLongWays } from '../utils/capture/in-page/reader/long-ways-shelf.ts';

/** Put into a page beside the reader, where the page is to be kept whole, or a conversation on it. */
export default defineUnlistedScript(() =>
  layOutLongWays({ ConversationWalk, copyPage, fetchingControls, lateImages, PageTiles, unfinishedParts }),
);
