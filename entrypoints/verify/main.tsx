import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { VerifyScreen } from '../../components/verify/VerifyScreen.tsx';
import { wearFace } from '../../components/face/page-face.ts';
import { applyLanguage } from '../../components/language.ts';
import { turnedAway, watchReturn } from '../../components/safety/leave.ts';

if (!turnedAway()) {
  watchReturn();
  applyLanguage();
  await wearFace();
  render(<VerifyScreen />, document.body);
}
