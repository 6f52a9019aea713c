/** Shows a notification in a session without anybody who could show it, and tells what became of the badge. */
import { app } from 'electron'
import { createNotifier } from '../../../electron/adapters/desktop/notifier.ts'

const tell = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

const start = async () => {
  await app.whenReady()
  const notifier = createNotifier({
    onClick: () => tell({ clicked: true }),
    setBadge: (amount) => {
      tell({ badge: amount })
      app.exit(0)
    },
  })
  notifier.show({ kind: 'secrets', amount: 3 }, () => tell({ led: true }))
  setTimeout(() => app.exit(0), 20_000)
}
void start()
