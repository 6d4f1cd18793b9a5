/** Year in which a platform opened to anyone, by how people name it in a sentence, lower case. Public history of each. */
const openedIn: readonly (readonly [names: RegExp, shown: string, year: number])[] = [
  [/\bfacebook\b|\bmessenger\b/u, 'Facebook', 2004],
  [/\breddit\b/u, 'Reddit', 2005],
  [/\byoutube\b/u, 'YouTube', 2005],
  [/\btwitter\b/u, 'Twitter', 2006],
  [/\btumblr\b/u, 'Tumblr', 2007],
  [/\bwhats ?app\b/u, 'WhatsApp', 2009],
  [/\binstagram\b|\binsta\b/u, 'Instagram', 2010],
  [/\bsnapchat\b/u, 'Snapchat', 2011],
  [/\btelegram\b/u, 'Telegram', 2013],
  [/\bdiscord\b/u, 'Discord', 2015],
  [/\bmastodon\b/u, 'Mastodon', 2016],
  [/\btik ?tok\b/u, 'TikTok', 2016],
  [/\bbluesky\b/u, 'Bluesky', 2023],
];

/** The platform named in `where` that nobody could have had an account on yet in `year`; null where there is none. */
export function siteNotYet(where: string, year: number): { name: string; year: number } | null {
  const text = where.toLocaleLowerCase();
  const hit = openedIn.find(([names, , opened]) => names.test(text) && year < opened);
  return hit === undefined ? null : { name: hit[1], year: hit[2] };
}
