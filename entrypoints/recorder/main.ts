import { recordInPage } from '../../utils/capture/record-in-page.ts';

recordInPage();
