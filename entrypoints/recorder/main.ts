import { recordInPage } from '../../utils/capture/film/record-in-page.ts';

recordInPage();
