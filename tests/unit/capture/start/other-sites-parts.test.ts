import { describe, expect, it } from 'vitest';
import { otherSitesParts } from '../../../../utils/capture/start/other-sites-parts.ts';

const disqus = 'https://disqus.com/embed/comments/?base=default&f=club&t_u=https%3A%2F%2Fclub.example%2F';

describe('parts of a page that are another site’s', () => {
  it('say whether posts can be picked there, by the host and nothing else', () => {
    const frames = ['https://ads.example/7', disqus, 'https://x.com.evil.example/disqus.com'];
    expect(otherSitesParts(frames)).toEqual([
      { host: 'ads.example', address: 'https://ads.example/7', isKnown: false },
      { host: 'disqus.com', address: disqus, isKnown: true },
      { host: 'x.com.evil.example', address: 'https://x.com.evil.example/disqus.com', isKnown: false },
    ]);
  });

  it.each([
    ['https://www.youtube.com/embed/abc', false],
    ['https://www.youtube.com/live_chat?v=abc', true],
    ['https://www.twitch.tv/embed/pier/chat?parent=a.example', true],
  ])('are no films in their players, but the chat beside one: %s', (address, isKnown) => {
    expect(otherSitesParts([address])).toMatchObject([{ isKnown }]);
  });

  it('are one a host, and never what is no address of a site', () => {
    const none = ['', 'about:srcdoc', 'javascript:alert(1)', 'data:text/html,x', 'file:///etc', 'https://'];
    expect(otherSitesParts([disqus, `${disqus}&again`, ...none]).map(({ host }) => host)).toEqual(['disqus.com']);
  });
});
