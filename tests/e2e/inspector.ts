import { once } from 'node:events'
import { within } from './within.ts'

const PATIENCE = 20_000
/** What a picture of a heap may take on a slow machine. */
const HEAP_PATIENCE = 120_000

/** Node's inspector of an unpackaged main that was started with `--inspect`. */
export const createInspector = async (port: number) => {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  const socket = new WebSocket(targets[0]?.webSocketDebuggerUrl ?? '')
  await within(PATIENCE, 'main’s inspector', once(socket, 'open'))
  let calls = 0
  /** What main makes of an expression, as JSON carries it. */
  const evaluate = (expression: string): Promise<unknown> => {
    const id = (calls += 1)
    const answered = new Promise((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: { result?: { value?: unknown } } }
        if (answer.id !== id) return
        socket.removeEventListener('message', hear)
        resolve(answer.result?.result?.value)
      }
      socket.addEventListener('message', hear)
    })
    socket.send(
      JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression, returnByValue: true } }),
    )
    return within(PATIENCE, `main to answer ${expression}`, answered)
  }
  /** A picture of main’s heap, as DevTools would save it. */
  const heap = async (): Promise<string> => {
    const id = (calls += 1)
    const pieces: string[] = []
    const taken = new Promise<void>((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        const said = JSON.parse(String(data)) as {
          id?: number
          method?: string
          params?: { chunk?: string }
        }
        if (said.method === 'HeapProfiler.addHeapSnapshotChunk') pieces.push(said.params?.chunk ?? '')
        if (said.id !== id) return
        socket.removeEventListener('message', hear)
        resolve()
      }
      socket.addEventListener('message', hear)
    })
    socket.send(
      JSON.stringify({ id, method: 'HeapProfiler.takeHeapSnapshot', params: { reportProgress: false } }),
    )
    await within(HEAP_PATIENCE, 'a picture of main’s heap', taken)
    return pieces.join('')
  }
  return {
    evaluate,
    heap,
    now: async () => Number(await evaluate('Date.now()')),
    close: () => socket.close(),
  }
}
