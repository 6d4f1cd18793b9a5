import { describe, expect, it } from 'vitest';
import { otherSitesParts } from '../../../components/popup/other-sites-parts.ts';

const disqus = 'https://disqus.com/embed/comments/?base=default&f=club&t_u=https%3A%2F%2Fclub.example%2F';

describe('parts of a page that are another site’s', () => {
  it('are offered where posts can be picked in them, and any others only where the page has none itself', () => {
    const frames = ['https://ads.example/7', disqus, 'https://talk.example/room'];
    expect(otherSitesParts(frames, false)).toEqual([{ host: 'disqus.com', address: disqus }]);
    expect(otherSitesParts(frames, true).map(({ host }) => host)).toEqual(['ads.example', 'disqus.com']);
  });

  it('are offered once a host, and never what is no address of a site', () => {
    expect(otherSitesParts([disqus, disqus, 'https://x.com.evil.example/'], false)).toHaveLength(1);
    expect(
      otherSitesParts(['', 'about:srcdoc', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc'], true),
    ).toEqual([]);
  });
});
