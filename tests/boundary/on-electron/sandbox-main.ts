/** Starts the sandbox's process twice from where the environment says, and tells what answered. */
import { app } from 'electron'
import { createSandboxProcess } from '../../../electron/adapters/desktop/sandbox-process.ts'

const tell = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`)

const visit = async () => {
  const sandbox = createSandboxProcess({
    module: process.env['SANDBOX_MODULE'] ?? '',
    folder: process.env['SANDBOX_FOLDER'] ?? '',
  })
  const started = await sandbox.start()
  if (!started.ok) return tell({ failure: started.failure.code })
  const { identity } = started.value
  const answer = await fetch(`${identity}/.well-known/openid-configuration`)
  const discovered = (await answer.json()) as { issuer: string }
  await sandbox.stop()
  const after = await fetch(identity).then(
    () => 'answers',
    () => 'silent',
  )
  tell({ port: new URL(identity).port, isItself: discovered.issuer === identity, after })
}

const start = async () => {
  await app.whenReady()
  await visit()
  await visit()
  app.exit(0)
}
void start()
