import { useState } from 'react'
import { useStored } from '../../bridge/use-parts.ts'

/** One line of the list while it is written: a tool, and who runs it. */
export type ConsumerRow = { readonly key: number; readonly name: string; readonly where: string }

/** The tools that have an app's secret, as they are written down anew; there is always one empty line after them. */
export const useConsumers = (appId: string) => {
  const known = useStored('rotation').rotation.consumers[appId] ?? []
  const [rows, setRows] = useState<readonly ConsumerRow[]>(() => [
    ...known.map(({ name, where }, key) => ({ key, name, where })),
    { key: known.length, name: '', where: '' },
  ])
  const written = rows.filter(({ name, where }) => `${name}${where}`.trim() !== '')
  const isChanged =
    JSON.stringify(written.map(({ name, where }) => [name, where])) !==
    JSON.stringify(known.map(({ name, where }) => [name, where]))
  const change = (key: number, part: Partial<ConsumerRow>) =>
    setRows((before) => {
      const changed = before.map((row) => (row.key === key ? { ...row, ...part } : row))
      const isLastUsed = changed.at(-1)?.name.trim() !== ''
      return isLastUsed ? [...changed, { key: changed.length + 100, name: '', where: '' }] : changed
    })
  const named = rows
    .map(({ name, where }) => ({ name: name.trim(), where: where.trim() }))
    .filter(({ name }) => name !== '')
  return { rows, named, isChanged, change }
}
