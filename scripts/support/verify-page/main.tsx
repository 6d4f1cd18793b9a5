import '../../../components/design/tokens.css';
import '../../../components/design/base.css';
import './page.css';
import { render } from 'preact';
import { applyLanguage } from '../../../components/language.ts';
import { VerifyPanel } from '../../../components/verify/VerifyPanel.tsx';

applyLanguage();
render(
  <main class="alone">
    <VerifyPanel />
  </main>,
  document.body,
);
