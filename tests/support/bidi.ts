import { nameGoing } from './page-went.ts';

interface BidiMessage {
  type: 'success' | 'error' | 'event';
  id?: number;
  method?: string;
  params?: unknown;
  result?: unknown;
  error?: string;
  message?: string;
}

/** A value as BiDi's `script.evaluate` gives it back; we only ever ask for strings and elements. */
interface EvaluateResult {
  type: 'success' | 'exception';
  result?: { type: string; value?: unknown; sharedId?: string };
  exceptionDetails?: { text: string };
}

export type BidiListener = (params: Record<string, unknown>) => void;

/** A small WebDriver BiDi client (https://w3c.github.io/webdriver-bidi/) over Node's own WebSocket. */
export class Bidi {
  private readonly socket: WebSocket;
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly listeners = new Map<string, Set<BidiListener>>();
  private next = 0;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener('message', (event) => this.receive(JSON.parse(String(event.data)) as BidiMessage));
    socket.addEventListener('close', () => {
      for (const asked of this.waiting.values()) asked.reject(new Error('the browser closed the connection'));
      this.waiting.clear();
    });
  }

  static async connect(url: string): Promise<Bidi> {
    const socket = new WebSocket(url);
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve(), { once: true });
      socket.addEventListener('error', () => reject(new Error(`no connection to ${url}`)), { once: true });
    });
    return new Bidi(socket);
  }

  /** Sends a command and gives its result; throws with BiDi's own error code and words. */
  send<T = Record<string, unknown>>(method: string, params: Record<string, unknown> = {}): Promise<T> {
    const id = (this.next += 1);
    return new Promise<T>((resolve, reject) => {
      this.waiting.set(id, { resolve: (value) => resolve(value as T), reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  on(event: string, listener: BidiListener): void {
    const known = this.listeners.get(event) ?? new Set();
    known.add(listener);
    this.listeners.set(event, known);
  }

  /** Runs an expression in a browsing context, awaits it, and gives its JSON value. */
  async evaluate(context: string, expression: string): Promise<unknown> {
    // as a string of JSON: BiDi's own remote values would need a decoder
    const wrapped = `(async () => JSON.stringify(await (${expression})))()`;
    const given = await this.run(context, wrapped);
    if (given.type === 'exception') throw new Error(given.exceptionDetails?.text ?? 'the page threw');
    return typeof given.result?.value === 'string' ? JSON.parse(given.result.value) : undefined;
  }

  /** The element that an expression gives, as other commands name it; null where it gives none. */
  async findElement(context: string, expression: string): Promise<{ sharedId: string } | null> {
    const { result } = await this.run(context, expression);
    return result?.sharedId === undefined ? null : { sharedId: result.sharedId };
  }

  private async run(context: string, expression: string): Promise<EvaluateResult> {
    const asked = { expression, target: { context }, awaitPromise: true, userActivation: true };
    try {
      return await this.send<EvaluateResult>('script.evaluate', asked);
    } catch (thrown) {
      throw nameGoing(thrown);
    }
  }

  close(): void {
    this.socket.close();
  }

  private receive(message: BidiMessage): void {
    if (message.type === 'event') {
      for (const listener of this.listeners.get(message.method ?? '') ?? [])
        listener(message.params as Record<string, unknown>);
      return;
    }
    const asked = message.id === undefined ? undefined : this.waiting.get(message.id);
    if (asked === undefined || message.id === undefined) return;
    this.waiting.delete(message.id);
    if (message.type === 'success') asked.resolve(message.result);
    else asked.reject(new Error(`${message.error}: ${message.message}`));
  }
}
