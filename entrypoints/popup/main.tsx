import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { wearFace } from '../../components/face/page-face.ts';
import { applyLanguage } from '../../components/language.ts';
import { Popup } from '../../components/popup/Popup.tsx';

applyLanguage();
await wearFace();
render(<Popup />, document.body);
