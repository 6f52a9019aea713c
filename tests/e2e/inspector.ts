import { once } from 'node:events'
import { heldBytes, heldWhole, type Ask } from './heap.ts'
import { within } from './within.ts'

const PATIENCE = 60_000
/** What a main may take to answer on a slow machine, where its clock runs fast, or a picture of its heap is taken. */
const LONG_PATIENCE = 120_000

type Said = {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
}

/** Node's inspector of an unpackaged main that was started with `--inspect`. */
export const createInspector = async (port: number) => {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  await within(PATIENCE, 'main’s inspector', once(socket, 'open'))
  let calls = 0
  const onTold = (hear: (said: Said) => void) => {
    const listen = ({ data }: MessageEvent) => hear(JSON.parse(String(data)) as Said)
    socket.addEventListener('message', listen)
    return () => socket.removeEventListener('message', listen)
  }
  const ask: Ask = (method, params, patience = PATIENCE) => {
    const id = (calls += 1)
    const answered = new Promise<unknown>((resolve) => {
      const stop = onTold((said) => {
        if (said.id !== id) return
        stop()
        resolve(said.result)
      })
    })
    socket.send(JSON.stringify({ id, method, params }))
    return within(patience, `main to answer ${method}`, answered)
  }
  /** What main makes of an expression, as JSON carries it. */
  const evaluate = async (expression: string): Promise<unknown> => {
    const answer = (await ask('Runtime.evaluate', { expression, returnByValue: true }, LONG_PATIENCE)) as {
      result?: { value?: unknown }
    }
    return answer.result?.value
  }
  /** A picture of main’s heap, as DevTools would save it. */
  const heap = async (): Promise<string> => {
    const pieces: string[] = []
    const stop = onTold(({ method, params }) => {
      if (method === 'HeapProfiler.addHeapSnapshotChunk')
        pieces.push((params as { chunk?: string }).chunk ?? '')
    })
    await ask('HeapProfiler.takeHeapSnapshot', { reportProgress: false }, LONG_PATIENCE)
    stop()
    return pieces.join('')
  }
  return {
    evaluate,
    heap,
    /** Which of these runs of bytes a buffer of main’s holds. */
    bytes: (wanted: Readonly<Record<string, Uint8Array>>) => heldBytes(ask, wanted),
    /** Holds texts and bytes in main from now on. */
    plant: (texts: readonly string[], bytes: readonly Uint8Array[]) => heldWhole(ask, texts, bytes),
    /** How many worker threads main has, as Node's own report counts them. */
    workers: async () => Number(await evaluate('process.report.getReport().workers.length')),
    now: async () => Number(await evaluate('Date.now()')),
    close: () => socket.close(),
  }
}
