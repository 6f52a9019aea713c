/** Calls each of these addresses so often in a minute, evenly, and says how each call was answered and how long after it was due. */
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import * as z from 'zod'

const MINUTE = 60_000

const calls = Number(process.argv[2])
const urls = z.array(z.string()).parse(JSON.parse(await text(process.stdin)))
const began = performance.now() + 500
const said: [number, number][] = []

const callAt = async (url: string, due: number): Promise<void> => {
  await wait(Math.max(0, due - performance.now()))
  const status = await fetch(url).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    },
    () => 0,
  )
  said.push([status, performance.now() - due])
}

await Promise.all(
  urls.flatMap((url, organisation) =>
    Array.from({ length: calls }, (_, call) =>
      callAt(url, began + ((call + organisation / urls.length) * MINUTE) / calls),
    ),
  ),
)
process.stdout.write(JSON.stringify(said))
