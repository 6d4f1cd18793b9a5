import browser from 'webextension-polyfill';
import { t } from '../words.ts';
import { type Face, chosenFace, onFaceChosen, toolbarIcons } from './face.ts';

async function dressToolbar(face: Face): Promise<void> {
  await Promise.all([
    browser.action.setIcon({ path: toolbarIcons(face) }),
    browser.action.setTitle({ title: t(`face_${face}`) }),
  ]);
}

/** Keeps icon and tooltip of the toolbar button as chosen: browsers forget both when they close. Call when the background starts. */
export function keepToolbarFace(): void {
  onFaceChosen((face) => void dressToolbar(face));
  void chosenFace().then((face) => (face === 'daybook' ? undefined : dressToolbar(face)));
}
