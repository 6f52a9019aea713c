import { describe, expect, it } from 'vitest'
import { wholeIn, wholeUnder } from '../../build/parts.ts'
import { ROOT } from '../../build/runtime.ts'

describe('a view', () => {
  it('takes the parts of the vault that it shows, and never the whole', () => {
    expect(wholeUnder(ROOT)).toEqual([])
  })

  it.each([
    ['handed on', 'const x = <View snapshot={snapshot} />'],
    ['asked for', 'type Props = { readonly snapshot: Snapshot }'],
    ['asked for under another name', 'const View = ({ vault }: { readonly vault: Snapshot }) => null'],
    ['selected from the store', 'const all = useStore((state) => state.snapshot)'],
    ['picked out of the store', 'const all = useStore(({ snapshot }) => snapshot)'],
    ['as it is stored', 'const all = useStore(({ stored }) => stored)'],
    ['selected from the vault', 'const all = useVault((vault) => vault)'],
  ])('is found where the whole is %s', (_, text) => {
    expect(wholeIn('renderer/x.tsx', text)).toContain(1)
  })

  it.each([
    ['names its parts', "const snapshot = useParts('apps', 'me')"],
    ['selects one', 'const apps = useVault((vault) => vault.apps)'],
    ['asks whether there is anything', 'const isOpened = useStore(({ snapshot }) => snapshot !== null)'],
    ['is given some', "const f = (snapshot: Pick<Snapshot, 'apps'>) => snapshot.apps"],
    ['names the type of one', "type P = Snapshot['platform']"],
  ])('is left alone where it %s', (_, text) => {
    expect(wholeIn('renderer/x.tsx', text)).toEqual([])
  })
})
