import '../../components/design/tokens.css';
import '../../components/design/base.css';
import { render } from 'preact';
import { applyLanguage } from '../../components/language.ts';
import { Popup } from '../../components/popup/Popup.tsx';

applyLanguage();
render(<Popup />, document.body);
