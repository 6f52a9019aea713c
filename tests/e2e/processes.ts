import { readdirSync, readFileSync } from 'node:fs'

/** A process that another one has started, and what Chromium says that it is for, such as `renderer` or `utility network.mojom.NetworkService`. */
export type Descendant = { readonly pid: number; readonly kind: string }

/** All that a process has started, and what these have, as Linux tells it now. */
export const descendantsOf = (pid: number): readonly Descendant[] => {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/u.test(name) ? parentOf(name) : null
    if (parent !== null) parents.set(Number(name), parent)
  }
  const found = [pid]
  for (const one of found)
    for (const [child, parent] of parents) if (parent === one && !found.includes(child)) found.push(child)
  return found.slice(1).map((child) => ({ pid: child, kind: kindOf(child) }))
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has ended
  }
}

/** The name before it may hold anything, so that it is skipped to its last bracket. */
const parentOf = (pid: string): number | null => {
  const stat = read(`/proc/${pid}/stat`)
  return stat === '' ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}

const kindOf = (pid: number): string => {
  const line = read(`/proc/${pid}/cmdline`)
  return ['type', 'utility-sub-type']
    .flatMap((name) => new RegExp(`--${name}=([^\\0 ]+)`, 'u').exec(line)?.[1] ?? [])
    .join(' ')
}
