/**
 * Electron's main for `network.real.test.ts`: answers each line of stdin, a request as JSON, with a line of stdout that
 * says what came of it. Bundled by the test, because Electron takes no TypeScript.
 */
import { createInterface } from 'node:readline'
import { app } from 'electron'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { systemFetch } from '../../electron/adapters/network/network.ts'

type Asked = {
  readonly url: string
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly deadline?: number
  readonly largest?: number
}

const http = createHttp(systemFetch)

const answer = async ({ url, deadline, largest, ...init }: Asked) => {
  const result = await http.request(url, init, {
    ...(deadline === undefined ? {} : { deadline }),
    ...(largest === undefined ? {} : { largest }),
  })
  return result.ok
    ? { status: result.value.status, headers: [...result.value.headers], text: result.value.text }
    : { failure: result.failure.code }
}

void app.whenReady().then(() => {
  createInterface({ input: process.stdin })
    .on('line', (line) => {
      void answer(JSON.parse(line) as Asked).then((said) => process.stdout.write(`${JSON.stringify(said)}\n`))
    })
    .on('close', () => app.quit())
  process.stdout.write('ready\n')
})
