import { heron } from '../practice/story.ts';
import { xPage, xPermalink, xPost } from '../practice/x-pages.ts';

/**
 * A page with one post that says exactly these words, and its address; `at` tells one from another. The words are set by
 * script as one text node, the way a page's own code would put them: HTML cannot carry all of them. `cut`: shown as a
 * platform shows very long ones, cut to a few lines by the style sheet, whole in the page.
 */
export function wordsPage(words: string, at: string, cut = false): { address: string; html: string } {
  const post = { by: heron, at, text: 'set by script' };
  const html = xPage('Quiet Heron on X', 'Post', [xPost(post, true)]);
  const script = `<script>document.querySelector('[data-testid="tweetText"] span').replaceChildren(JSON.parse(document.getElementById('words').textContent))</script>`;
  const json = JSON.stringify(words).replaceAll('<', '\\u003c');
  const style = cut ? '<style>[data-testid="tweetText"]{max-height:200px;overflow:hidden}</style>' : '';
  const data = `${style}<script type="application/json" id="words">${json}</script>`;
  return { address: xPermalink(post), html: html.replace('</body>', () => `${data}${script}</body>`) };
}
