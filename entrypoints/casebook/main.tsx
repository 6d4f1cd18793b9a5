import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { Casebook } from '../../components/casebook/Casebook.tsx';
import { wearFace } from '../../components/face/page-face.ts';
import { applyLanguage } from '../../components/language.ts';
import { turnedAway, watchReturn } from '../../components/safety/leave.ts';
import { joinTogether } from '../../components/together/together-mode.ts';

if (!turnedAway()) {
  watchReturn();
  applyLanguage();
  await wearFace();
  await joinTogether();
  render(<Casebook />, document.body);
}
