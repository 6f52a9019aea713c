import { answersIn, createFiles } from '../../electron/adapters/disk/files.ts'
import { ok } from '../../shared/kernel/result.ts'

/** Saves in each of the ways what does not fit, and says what came of it. */
const [folder = ''] = process.argv.slice(2)
const files = createFiles(answersIn(folder), () => undefined)
const bytes = Buffer.alloc(300_000, 'a')
const results = [
  await files.save('whole.csv', bytes),
  await files.saveFolder('A pack', [
    { name: 'small.txt', bytes: Buffer.from('fits') },
    { name: 'large.txt', bytes },
  ]),
  await files.saveMade('clear.json', async () => ok(bytes), { isClear: true }),
  await files.saveMade('sealed.age', async () => ok(bytes), { isClear: false }),
]
process.stdout.write(results.map((one) => (one.ok ? 'ok' : one.failure.code)).join(' '))
