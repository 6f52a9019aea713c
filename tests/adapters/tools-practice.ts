import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { systemRandom } from '../../electron/adapters/desktop/random.ts'
import { createRecords } from '../../electron/adapters/disk/records.ts'
import { createHttp } from '../../electron/adapters/network/http.ts'
import { createToolDoor } from '../../electron/adapters/tools/tool-door.ts'
import type { Ports } from '../../electron/core/ports/ports.ts'
import { startSandbox } from '../../electron/sandbox/sandbox.ts'
import { LEDGER_TOOL } from '../../electron/sandbox/seed.ts'
import { value } from '../worlds/fakes.ts'
import { quickStretcher } from '../worlds/quick-stretcher.ts'
import { fileKeychain } from './file-keychain.ts'
import { realKeyward } from './kill-child.ts'

/** A whole Keyward on the sandbox with a tool that is allowed to read one organisation through it; `allow` says yes to whatever asks next. */
export const toolsPractice = async (folder: string, others: Partial<Ports> = {}) => {
  const sandbox = await startSandbox({ switches: { rateLimits: { enforced: false } } })
  const profile = join(folder, 'config', 'Keyward')
  const keychain = join(folder, 'keychain')
  const door = createToolDoor(profile, { http: createHttp(fetch), api: sandbox.api, onWanted: () => {} })
  const records = createRecords({
    folder: profile,
    keychain: fileKeychain(keychain),
    newId: systemRandom.id,
    stretcher: quickStretcher(),
  })
  const keyward = realKeyward(profile, keychain, sandbox, { toolDoor: door, records, ...others })
  const { api, heard } = keyward
  await keyward.start()
  const details = {
    kind: 'web' as const,
    name: LEDGER_TOOL.name,
    clientId: LEDGER_TOOL.clientId,
    route: 'relay' as const,
    redirectUri: sandbox.relayUri,
    scopes: [...LEDGER_TOOL.scopes],
    note: '',
    pkce: true,
    secretCreatedAt: null,
  }
  const { appId } = value(await api.addApp({ details, clientSecret: LEDGER_TOOL.clientSecret }))
  value(await api.startSignIn({ appId }))
  const organisation = await until(() =>
    heard.snapshot?.connections.find(({ tenantType }) => tenantType === 'ORGANISATION'),
  )
  const draft = {
    name: 'Workbook',
    purpose: '',
    appId,
    signInId: heard.snapshot?.signIns[0]?.id ?? '',
    way: 'proxy' as const,
    tenantId: organisation.tenantId,
    paths: ['/api.xro/2.0'],
    methods: ['GET' as const],
    lasts: 'untilLocked' as const,
  }
  const { toolId } = value(await api.addTool(draft))
  value(await api.setTools({ isOn: true }))
  const { address } = value(await api.toolAddress({ toolId }))
  const ask = {
    kind: 'token',
    name: 'letters',
    program: null,
    process: null,
    app: LEDGER_TOOL.name,
    organisation: null,
  } as const
  const allow = async <Value>(asking: Promise<Value>): Promise<Value> => {
    await until(async () => {
      const askId = heard.work?.tools.question?.askId
      return askId !== undefined && (await api.allowTool({ askId, lasts: 'untilLocked' })).ok
        ? true
        : undefined
    })
    return asking
  }
  await allow(fetch(`${address}/api.xro/2.0/Organisation`).then((answer) => answer.text()))
  return { sandbox, keyward, profile, address, organisation, draft, allow, ask }
}

const until = async <Value>(look: () => Value | undefined | Promise<Value | undefined>): Promise<Value> => {
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    await wait(100)
  }
}
