import { stepOf } from '../../shared/rotation/rotation.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { value } from '../worlds/fakes.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { realKeyward, type Bases } from './kill-child.ts'

/** Generates a secret in the sandbox's portal, as a person would. */
export const generateAt = async (login: string, clientId: string): Promise<string> => {
  const answer = await fetch(`${login}/app/manage`, {
    method: 'POST',
    body: new URLSearchParams({ app: clientId, do: 'generate' }),
  })
  return /aria-label="New secret">([^<]+)</u.exec(await answer.text())?.[1] ?? ''
}

/** Takes up whatever rotation there is, finishes it, and begins the next one, for ever; says each step before it is done. */
const work = async () => {
  const [profile = '', keychainFolder = '', given = '{}'] = process.argv.slice(2)
  const bases = JSON.parse(given) as Bases
  const keyward = realKeyward(profile, keychainFolder, bases)
  await keyward.start()
  const say = (line: string) => process.stdout.write(`${line}\n`)
  say('open')
  const { api, heard } = keyward
  if (heard.snapshot?.apps.length === 0)
    value(
      await api.addApp({
        details: {
          name: 'Ledger',
          kind: 'web',
          clientId: LEDGER_TOOL.clientId,
          route: 'relay',
          redirectUri: bases.relayUri,
          scopes: [...LEDGER_TOOL.scopes],
          note: '',
          pkce: true,
          secretCreatedAt: null,
        },
        clientSecret: LEDGER_TOOL.clientSecret,
      }),
    )
  for (;;) {
    const appId = heard.snapshot?.apps[0]?.id ?? ''
    const open = heard.snapshot?.rotation.open[0]
    if (open === undefined) {
      const { aftermath = [], finished = [], consumers = {} } = heard.snapshot?.rotation ?? {}
      const left = aftermath.find(({ settled }) => settled === null)
      if (left !== undefined) {
        say('aftermath')
        const how = left.kind === 'xero' ? 'done' : 'putAside'
        value(await api.settleAftermath({ aftermathId: left.id, how, reason: 'no more in use' }))
        say(`settled ${left.id}`)
        continue
      }
      if (consumers[appId] === undefined)
        value(await api.setConsumers({ appId, consumers: [{ name: 'Workbook', where: 'shared drive' }] }))
      say('begin')
      const { rotationId } = value(await api.beginRotation({ appId, isLeak: finished.length % 2 === 0 }))
      if (finished.length % 2 === 0) say(`declared ${rotationId}`)
      continue
    }
    const step = stepOf(open)
    say(step)
    const id = { rotationId: open.id }
    const acts: Record<typeof step, () => Promise<Result<null>>> = {
      list: () => api.confirmConsumers(id),
      make: () => api.confirmMade(id),
      paste: async () =>
        api.pasteNewSecret({ ...id, clientSecret: await generateAt(bases.login, LEDGER_TOOL.clientId) }),
      prove: () => api.proveNewSecret(id),
      switch: () => api.switchSecret(id),
      update: () => api.confirmUpdates(id),
      oldDead: async () => {
        await deleteOldest(bases.login)
        return api.proveOldSecret(id)
      },
      forget: () => api.forgetOldSecret({ ...id, isUnproven: false }),
    }
    value(await acts[step]())
  }
}

/** Deletes every secret but the newest, as a person would who has switched over. */
const deleteOldest = async (login: string) => {
  for (let turn = 0; turn < 10; turn += 1) {
    const page = await (await fetch(`${login}/app/manage`)).text()
    const part = page.split('<section').find((each) => each.includes(LEDGER_TOOL.clientId)) ?? ''
    if ((part.match(/value="delete"/gu)?.length ?? 0) <= 1) return
    await fetch(`${login}/app/manage`, {
      method: 'POST',
      body: new URLSearchParams({ app: LEDGER_TOOL.clientId, do: 'delete', which: '0' }),
    })
  }
}

if (import.meta.main) await work()
