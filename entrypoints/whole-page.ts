import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { copyPage } from '../utils/capture/in-page/copy/page-copy.ts';
import { PageTiles } from '../utils/capture/in-page/picture/page-tiles.ts';
import { layOutWholePage } from '../utils/capture/in-page/reader/whole-page-shelf.ts';

/** Put into a page beside the reader, where the page is to be kept whole. */
export default defineUnlistedScript(() => layOutWholePage({ copyPage, PageTiles }));
