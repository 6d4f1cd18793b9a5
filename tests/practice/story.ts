/**
 * The invented story behind the practice pages. Mara Lindqvist, a potter in the invented town of Harbour Bay, is pursued by
 * a former customer over ten weeks and six platforms: friendly, then insistent, then watching, then threatening, with new
 * accounts after each block. Nobody in it exists.
 */
export interface Person {
  name: string;
  /** Handle per platform, without `@`. */
  x: string;
  mastodon: string;
  bluesky: string;
  reddit: string;
  /** Stable ids that the platforms give. */
  redditId: string;
  mastodonId: string;
  did: string;
  colour: string;
}

export const mara: Person = {
  name: 'Mara Lindqvist',
  x: 'maralind_pots',
  mastodon: 'maralind',
  bluesky: 'maralind.bsky.social',
  reddit: 'maralind_pots',
  redditId: 't2_1m4ra7',
  mastodonId: '109302114466550981',
  did: 'did:plc:m4ralindq2v5t7xk3jw6yhbz',
  colour: '#2f6f73',
};

export const devon: Person = {
  name: 'Devon P.',
  x: 'devon_harbour',
  mastodon: 'devonp',
  bluesky: 'devon-p.bsky.social',
  reddit: 'devon_harbour',
  redditId: 't2_9dv0n1',
  mastodonId: '113145221908774310',
  did: 'did:plc:d3v0nhrbqk5w2xj7tmzy4c6a',
  colour: '#7a4f1d',
};

/** The same man after the first block. */
export const heron: Person = {
  name: 'Quiet Heron',
  x: 'quiet_heron_9',
  mastodon: 'quietheron',
  bluesky: 'quiet-heron.bsky.social',
  reddit: 'Quiet_Heron_9',
  redditId: 't2_2qh3r9',
  mastodonId: '115310884120065437',
  did: 'did:plc:q7hrnn2kxw5t4vj6zmbc3yda',
  colour: '#51566b',
};

export const jo: Person = {
  name: 'Jo Abara',
  x: 'jo_abara',
  mastodon: 'joabara',
  bluesky: 'joabara.bsky.social',
  reddit: 'jo_abara',
  redditId: 't2_5j0ab4',
  mastodonId: '108220031177443126',
  did: 'did:plc:j2abrrq5xk7w3tv4mzyc6hda',
  colour: '#8a3b52',
};

export const tariq: Person = {
  name: 'طارق ن.',
  x: 'tariq_n_88',
  mastodon: 'tariqn',
  bluesky: 'tariq-n.bsky.social',
  reddit: 'tariq_n_88',
  redditId: 't2_8t4rq1',
  mastodonId: '111908220451138870',
  did: 'did:plc:t5rqnn7kw2xj3v4zmbyc6hda',
  colour: '#3f5f2f',
};

/** What stands in the long post: more than three screens of a laptop. */
export const longPost = [
  'Since she will not answer me I will tell it here, all of it, so that everybody knows.',
  'In September I bought two bowls. Two. She smiled, she said “see you again”. You do not say that to somebody and then act as if he were air.',
  'I wrote to her on the 14th. Nothing. I wrote on the 15th, the 16th and twice on the 17th. She reads it, I can see that she reads it.',
  'On the 20th I stood at her stall for an hour and she let the other one serve me. The other one with the red scarf, Jo. I know who she is too.',
  'So I walked along the harbour and I thought about it, and I counted: eleven messages, one answer. One. “Thank you, please leave it at that.”',
  'I do not leave things at that. Ask anybody.',
  'She has changed her shift. It used to be Tuesday and Thursday, now it is Wednesday and Friday. She leaves by the back door at ten past six.',
  'The blue coat. The bicycle with the basket. The light on the second floor that goes out at eleven.',
  'You think that I cannot find another account to write to you from? I can make one every day of the year.',
  'I have told the market people. I have told the guild. They should know what kind of person they let have a stall.',
  'I have all the photographs. I will put up one each day until she talks to me. That is fair, is it not? One each day.',
  'Somebody asked me to calm down. I am calm. I have never been so calm.',
  'Here is my list, so that nobody can say that I make things up:',
  ...[
    ['21 September', 'ten past six, back door, alone, blue coat'],
    ['23 September', 'did not come, the shutters were down, I asked the baker where she was'],
    ['25 September', 'came late, with the red scarf, they looked around before they crossed'],
    ['28 September', 'took the other street, as if that helped'],
    ['30 September', 'ten past six, bicycle, no light on it, somebody should tell her that this is dangerous'],
    ['2 October', 'two hours at the kiln, window open, I could hear the radio'],
    ['5 October', 'market, north end, green awning, she turned the sign to “closed” when she saw me'],
    ['7 October', 'ten past six, taxi'],
    ['9 October', 'ten past six, taxi again, same driver'],
    ['12 October', 'the light on the second floor until half past eleven'],
    ['14 October', 'the light on the second floor until one. She does not sleep either'],
    [
      '15 October',
      'I rang the bell of the workshop at five, at half past five and at six; somebody stood behind the door, I saw the feet',
    ],
    ['16 October', 'she has put something over the window of the door'],
  ].map(([day, what]) => `${day}: ${what}.`),
  'Thirteen days. Who else would take so much trouble for another person?',
  'If she had answered me once, properly, as one answers a human being, I would not have to write any of this. Everybody who reads it should understand that it was her decision and not mine.',
  'I will be at the market on Saturday from nine until four. I will be at the ferry on Sunday. I will be at the guild’s evening on Wednesday, it is a public evening, anybody can come.',
  'She can end this whenever she likes. She knows how.',
  'Share this. Ask her yourselves: why do you not answer Devon? She is at the north end, the stall with the green awning.',
].join('\n\n');
