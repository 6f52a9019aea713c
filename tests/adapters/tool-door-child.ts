/** Opens the door for tools of a profile, says where its port is, and stays until it is killed. */
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import { fail } from '../../shared/kernel/result.ts'

const [profile = ''] = process.argv.slice(2)
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
