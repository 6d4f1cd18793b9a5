import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { Casebook } from '../../components/casebook/Casebook.tsx';
import { wearFace } from '../../components/face/page-face.ts';
import { applyLanguage } from '../../components/language.ts';
import { turnedAway, watchReturn } from '../../components/safety/leave.ts';
import { isInPrivateWindow } from '../../components/safety/own-window.ts';
import { joinTogether } from '../../components/together/together-mode.ts';
import { readListAhead } from '../../utils/record/summary-list.ts';

if (!turnedAway()) {
  watchReturn();
  if (!isInPrivateWindow()) readListAhead();
  applyLanguage();
  await Promise.all([wearFace(), joinTogether()]);
  render(<Casebook />, document.body);
}
