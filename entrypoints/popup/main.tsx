import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { wearFace } from '../../components/face/page-face.ts';
import { applyLanguage } from '../../components/language.ts';
import { Popup } from '../../components/popup/Popup.tsx';
import { firstPagesDue } from '../../components/welcome/begun.ts';

applyLanguage();
const [due] = await Promise.all([firstPagesDue(), wearFace()]);
render(<Popup due={due} />, document.body);
