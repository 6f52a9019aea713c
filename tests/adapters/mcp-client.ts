import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import * as z from 'zod'

const Answer = z.object({ id: z.int(), result: z.unknown().optional(), error: z.unknown().optional() })
const Spoken = z.object({ content: z.array(z.object({ type: z.string(), text: z.string().optional() })) })

/** A server of the Model Context Protocol that is started as an assistant would, and asked for one of its tools. */
export const askMcp = async (
  { command, args }: { readonly command: string; readonly args: readonly string[] },
  { tool, env, cwd }: { readonly tool: string; readonly env: NodeJS.ProcessEnv; readonly cwd: string },
): Promise<string> => {
  const child = spawn(command, [...args], { env, cwd, stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(child, 'close')
  let said = ''
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const tell = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`)
  const answerTo = async (id: number): Promise<unknown> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done === true) throw new Error(`the server ended: ${said.slice(0, 2_000)}`)
      const read = Answer.safeParse(JSON.parse(value))
      if (read.success && read.data.id === id) return read.data.result ?? read.data.error
    }
  }
  try {
    const clientInfo = { name: 'keyward-test', version: '1' }
    tell({
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo },
    })
    await answerTo(1)
    tell({ method: 'notifications/initialized' })
    tell({ id: 2, method: 'tools/call', params: { name: tool, arguments: {} } })
    const { content } = Spoken.parse(await answerTo(2))
    return content.map(({ text }) => text ?? '').join('\n')
  } finally {
    child.stdin.end()
    child.kill()
    await ended
  }
}
