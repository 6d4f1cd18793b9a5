/** What the page is told to ask. */
export interface AskInPage {
  /** Path and query of the server's address. */
  path: string;
  /** TimeStampReq, DER, as base64. */
  query: string;
  /** More bytes are no reply. */
  most: number;
  limitMs: number;
}

/** The server's reply (base64), or why there is none; `status` only where it said one. */
export type AnswerInPage =
  | { ok: true; reply: string }
  | { ok: false; why: 'unreached' | 'status' | 'large' | 'silent'; status: number };

/**
 * Posts a query to the address of the page that it runs in, as the site itself would (RFC 3161, 3.4): same origin, no
 * cookies, no redirection followed, bounded in time and size. The browser carries this function into the tab, so it can
 * use nothing from outside itself.
 */
export async function askInPage({ path, query, most, limitMs }: AskInPage): Promise<AnswerInPage> {
  const no = (why: 'unreached' | 'status' | 'large' | 'silent', status = 0): AnswerInPage => ({
    ok: false,
    why,
    status,
  });
  const limit = AbortSignal.timeout(limitMs);
  try {
    const answer = await fetch(new URL(path, location.origin), {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: Uint8Array.from(atob(query), (char) => char.charCodeAt(0)),
      mode: 'same-origin',
      credentials: 'omit',
      redirect: 'error',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      signal: limit,
    });
    if (answer.status !== 200) return no('status', answer.status);
    let bytes = '';
    const reader = answer.body!.getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      if (bytes.length + piece.value.length > most) {
        await reader.cancel();
        return no('large');
      }
      for (const byte of piece.value) bytes += String.fromCharCode(byte);
    }
    return { ok: true, reply: btoa(bytes) };
  } catch (error) {
    // A server that is away, sends elsewhere, or breaks off: the browser does not say which.
    if (limit.aborted) return no('silent');
    if (error instanceof TypeError) return no('unreached');
    throw error;
  }
}
