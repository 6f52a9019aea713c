/** Opens the door for tools of a profile, says where its port is and which process it is, and stays until it is killed. */
import { writeFileSync } from 'node:fs'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import { fail } from '../../shared/kernel/result.ts'

const [profile = '', pidFile = ''] = process.argv.slice(2)
if (pidFile !== '') writeFileSync(pidFile, String(process.pid))
const door = createToolDoor(profile, {
  http: createHttp(fetch),
  api: 'http://127.0.0.1:1',
  onWanted: () => {},
})
const opened = await door.open(
  {
    token: async () => fail('toolRefused'),
    call: async () => fail('toolRefused'),
    standing: () => ({ state: 'open', tools: [] }),
  },
  null,
)
process.stdout.write(`${opened.ok ? opened.value.port : opened.failure.code}\n`)
setInterval(() => {}, 60_000)
