/** Where on its pages a site of the sample has each field, as its adapter tells it; where a value is said to be none, what was tried. */
export interface SampleWay {
  title: string;
  itemId: (utc: string, number: number) => string | null;
  /** The address of one item, from whose it is. */
  permalink: ((handle: string, itemId: string) => string) | null;
  profile: ((handle: string) => string) | null;
  /** The exact time stands on the page. */
  exact: boolean;
  /** The item's id has the time in it. */
  decoded: boolean;
  /** The time as the page shows it forty minutes later. */
  shown: (utc: string, sample: { name?: string | null; side?: 'in' | 'out' | null }) => string;
  counts: Record<string, string>;
  via: Readonly<Record<ViaName, string>>;
}
type ViaName =
  | 'itemId'
  | 'permalink'
  | 'name'
  | 'handle'
  | 'accountId'
  | 'profileUrl'
  | 'postedAt'
  | 'postedAtRaw'
  | 'decodedAt'
  | 'text'
  | 'signedInAs';

/** The number that a site which counts milliseconds since `epoch` gives an item of that time. */
function idOfTime(utc: string, epoch: number, bits: bigint, number: number): string {
  return String((BigInt(Date.parse(utc) - epoch) << bits) + BigInt(number));
}

const x: SampleWay = {
  title: 'Home / X',
  itemId: (utc, number) => idOfTime(utc, 1_288_834_974_657, 22n, number),
  permalink: (handle, id) => `https://x.example/${handle}/status/${id}`,
  profile: (handle) => `https://x.example/${handle}`,
  exact: true,
  decoded: true,
  shown: () => '40m',
  counts: { replies: '4', likes: '1.2K' },
  via: {
    itemId: 'a[href*="/status/"] > time[datetime] (link)',
    permalink: 'a[href*="/status/"] > time[datetime] (link)',
    name: '[data-testid="User-Name"]',
    handle: '[data-testid="User-Name"] a@href',
    accountId: '[data-testid$="-follow"]@data-testid',
    profileUrl: 'handle',
    postedAt: 'a[href*="/status/"] > time[datetime]@datetime',
    postedAtRaw: 'a[href*="/status/"] > time[datetime]',
    decodedAt: 'id of the post',
    text: '[data-testid="tweetText"]',
    signedInAs: '[data-testid="SideNav_AccountSwitcher_Button"]',
  },
};

const reddit: SampleWay = {
  title: 'Does anyone know Maya R?',
  itemId: (_utc, number) => `t1_k9m2x${number}`,
  permalink: (_handle, id) => `https://reddit.example/r/townsquare/comments/1ab2cd/comment/${id.slice(3)}/`,
  profile: (handle) => `https://reddit.example/user/${handle}/`,
  exact: true,
  decoded: false,
  shown: () => '40 min. ago',
  counts: { score: '3' },
  via: {
    itemId: 'shreddit-comment@thingid',
    permalink: 'shreddit-comment@permalink',
    name: 'shreddit-comment@author',
    handle: 'shreddit-comment@author',
    accountId: 'author-flair-event-handler[userid]@userid',
    profileUrl: 'shreddit-comment@author',
    postedAt: 'shreddit-comment@created',
    postedAtRaw: 'time[datetime]',
    decodedAt: 'ids here have no time in them',
    text: ':scope > [slot="comment"]',
    signedInAs: 'shreddit-app[user-name]',
  },
};

const whatsapp: SampleWay = {
  title: 'WhatsApp',
  itemId: (utc, number) => `3EB0${Date.parse(utc).toString(16).toUpperCase()}${number}`,
  permalink: null,
  profile: null,
  exact: false,
  decoded: false,
  shown: (utc, { name, side }) => {
    const at = new Date(utc);
    const [date, time] = [
      at.toLocaleDateString('en-GB', { timeZone: 'Europe/London' }),
      at.toLocaleTimeString('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit' }),
    ];
    return `[${time}, ${date}] ${side === 'out' ? 'Maya' : name}:`;
  },
  counts: {},
  via: {
    itemId: '@data-id',
    permalink: 'WhatsApp has none',
    name: '[data-pre-plain-text] (name)',
    handle: '@data-id (number)',
    accountId: '@data-id (account)',
    profileUrl: 'WhatsApp has none',
    postedAt: 'WhatsApp shows the time of the viewer, without a zone',
    postedAtRaw: '[data-pre-plain-text]@data-pre-plain-text',
    decodedAt: 'ids here have no time in them',
    text: '[data-testid~="selectable-text"]',
    signedInAs: 'not shown',
  },
};

const mastodon: SampleWay = {
  title: 'Home - Mastodon',
  itemId: (utc, number) => idOfTime(utc, 0, 16n, number),
  permalink: (handle, id) => `https://mastodon.example/@${handle}/${id}`,
  profile: (handle) => `https://mastodon.example/@${handle}`,
  exact: true,
  decoded: true,
  shown: () => '40m',
  counts: { replies: '0' },
  via: {
    itemId: '.status@data-id',
    permalink: 'a.status__relative-time[href]@href',
    name: '.display-name__html',
    handle: '.display-name__account',
    accountId: 'a.status__display-name@data-hover-card-account',
    profileUrl: 'a.status__display-name@href',
    postedAt: 'a.status__relative-time time[datetime]@datetime',
    postedAtRaw: 'a.status__relative-time[href]',
    decodedAt: 'id of the status',
    text: '.status__content__text',
    signedInAs: '.navigation-panel .display-name__account',
  },
};

/** The way of a site; one that the sample does not know is read like X. */
export function sampleWay(site: string | undefined): SampleWay {
  return { reddit, whatsapp, mastodon }[site ?? 'x'] ?? x;
}
